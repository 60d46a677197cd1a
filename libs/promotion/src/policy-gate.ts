import type { Static, TProperties } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Duration = Type.String({ pattern: '^[1-9][0-9]{0,4}[smhd]$' });

/** Which results count: of a kind, of a suite if one is named, from an environment or from the artifacts alone. */
export const EvidenceNeed = {
  evidence: Type.String(),
  suite: Type.Optional(Type.String()),
  environment: Type.Optional(Type.String()),
};

/** So many people of a group, or with a role. */
export const PolicyQuorum = {
  of: Type.Optional(Type.String()),
  role: Type.Optional(Type.String()),
  count: Type.Integer({ minimum: 1 }),
  comment: Type.Optional(Type.Literal('required')),
};

const Severity = Type.Union([Type.Literal('minor'), Type.Literal('critical')]);

/** A gate of one kind, under a name that is its own within its policy; one that only warns shuts no way. */
const gate = <Kind extends string, T extends TProperties>(kind: Kind, properties: T) =>
  Type.Object({
    gate: Type.String(),
    kind: Type.Literal(kind),
    mode: Type.Optional(Type.Literal('warn')),
    ...properties,
  });

/** A condition, told completely: nothing of the project's configuration is needed to evaluate it. */
export const PolicyGate = Type.Union([
  /** The release has converged in the environment at least once. */
  gate('converged', { environment: Type.String() }),
  /** The release has reached the state, and what it rests on has not failed since. */
  gate('state', { state: Type.String() }),
  /** The release has converged upstream and reached every state that is established there. */
  gate('after', { environment: Type.String(), states: Type.Array(Type.String()) }),
  /** The newest result passed, and so did as many before it as are asked for. */
  gate('evidence', {
    ...EvidenceNeed,
    count: Type.Optional(Type.Integer({ minimum: 1 })),
    minTests: Type.Optional(Type.Integer({ minimum: 1 })),
    maxAge: Type.Optional(Duration),
    signer: Type.Optional(Type.String()),
  }),
  gate('approvals', PolicyQuorum),
  gate('soak', { environments: Type.Array(Type.String()), for: Duration }),
  /** Nothing of the severity (material when absent) or above is open, and nothing is unseen. */
  gate('no-open-drift', { environments: Type.Array(Type.String()), severity: Type.Optional(Severity) }),
  /** No migration that is still to run is worse. */
  gate('migrations', { atMost: Type.Union([Type.Literal('additive'), Type.Literal('blocking')]) }),
  gate('dataset', {
    dataset: Type.String(),
    maxAge: Type.Optional(Duration),
    verifiedIn: Type.Optional(Type.String()),
    schemaOf: Type.Optional(Type.String()),
  }),
  gate('window', { rrule: Type.String(), duration: Duration, timezone: Type.String() }),
  /** CEL; where it does not hold, people may stand in for it. */
  gate('expression', { expression: Type.String(), otherwise: Type.Optional(Type.Object(PolicyQuorum)) }),
]);
export type PolicyGate = Static<typeof PolicyGate>;
