import { contentDigest, type Digest } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { EvidenceNeed, PolicyGate } from './policy-gate';

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
  /** An earlier release comes back, by gates of its own. */
  rollback: Type.Optional(Type.Literal(true)),
  gates: Type.Array(PolicyGate),
  /** The evidence that its states rest on, upstream ones included. */
  restsOn: Type.Array(Type.Object({ state: Type.String(), ...EvidenceNeed })),
  /** Other name to the person behind it: one person counts once. */
  people: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type Policy = Static<typeof Policy>;

const hashes = new WeakMap<Policy, Digest>();

/** The digest of a policy that this process made, and that nobody changes. */
export function policyHash(policy: Policy): Digest {
  const known = hashes.get(policy) ?? contentDigest(policy);
  hashes.set(policy, known);
  return known;
}

/** The state that every release has from its cut. */
export const FIRST_STATE = 'candidate';

/** The state that is reached by entering; undefined when the policy asks for one that is reached elsewhere. */
export function stateReachedBy({ state, environment, gates, rollback }: Policy): string | undefined {
  const elsewhere = state === FIRST_STATE || gates.some(({ kind }) => kind === 'state');
  return environment === undefined || elsewhere || rollback === true ? undefined : state;
}
