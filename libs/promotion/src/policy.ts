import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Evidence = { evidence: Type.Literal('junit'), suite: Type.String(), environment: Type.Optional(Type.String()) };
const Duration = Type.String({ pattern: '^[1-9][0-9]{0,4}[smhd]$' });
const gate = { gate: Type.String() };

/** A condition, told completely: nothing of the project's configuration is needed to evaluate it. */
export const PolicyGate = Type.Union([
  /** The release has converged in the environment at least once. */
  Type.Object({ ...gate, kind: Type.Literal('converged'), environment: Type.String() }),
  /** The release has reached the state, and what it rests on has not failed since. */
  Type.Object({ ...gate, kind: Type.Literal('state'), state: Type.String() }),
  /** The release has converged upstream and reached every state that is established there. */
  Type.Object({
    ...gate,
    kind: Type.Literal('after'),
    environment: Type.String(),
    states: Type.Array(Type.String()),
  }),
  /** The newest result of the suite (in the environment, or on the artifacts alone) passed. */
  Type.Object({ ...gate, kind: Type.Literal('evidence'), ...Evidence, maxAge: Type.Optional(Duration) }),
  Type.Object({
    ...gate,
    kind: Type.Literal('approvals'),
    of: Type.String(),
    count: Type.Integer({ minimum: 1 }),
  }),
  Type.Object({ ...gate, kind: Type.Literal('soak'), environments: Type.Array(Type.String()), for: Duration }),
  Type.Object({ ...gate, kind: Type.Literal('no-open-drift'), environments: Type.Array(Type.String()) }),
]);
export type PolicyGate = Static<typeof PolicyGate>;

/** All that must hold for one thing: entering an environment, or reaching a state. Its digest is the policy hash. */
export const Policy = Type.Object({
  /** The state that the environment admits, or that is to be reached. */
  state: Type.String(),
  /** The environment that is entered; absent for a state that is reached. */
  environment: Type.Optional(
    Type.Object({
      name: Type.String(),
      after: Type.Array(Type.String()),
      labels: Type.Record(Type.String(), Type.String()),
      observe: Type.Array(Type.String()),
    }),
  ),
  gates: Type.Array(PolicyGate),
  /** The evidence that its states rest on, upstream ones included. */
  restsOn: Type.Array(Type.Object({ state: Type.String(), ...Evidence })),
});
export type Policy = Static<typeof Policy>;

/** The state that every release has from its cut. */
export const FIRST_STATE = 'candidate';

/** The state that is reached by entering; undefined when the policy asks for one that is reached elsewhere. */
export function stateReachedBy({ state, environment, gates }: Policy): string | undefined {
  const elsewhere = state === FIRST_STATE || gates.some(({ kind }) => kind === 'state');
  return environment === undefined || elsewhere ? undefined : state;
}
