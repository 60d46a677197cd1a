import { Type } from '@sinclair/typebox';
import { Difference } from './difference';
import { type DecisionRow, rowOf } from './decision-row';
import type { FoundDecision } from './read-decision';
import { isUnreadable } from './read-decision';
import { decisionKinds } from './recorded-decision';
import { replayOutcomes } from './replay-decision';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });
export const Count = Type.Integer({ minimum: 0 });

/** How a decision came out when it was run again. */
export const ReplayFields = {
  outcome: Type.Union(
    replayOutcomes.map((outcome) => Type.Literal(outcome)),
    {
      description:
        '`differs` when anything does; `not-recorded` where an older build recorded neither policy nor inputs; `not-rebuilt` where the ledger of then cannot be told',
    },
  ),
  differences: Type.Array(Difference, { description: 'every place in which it is not as recorded; 50 at most' }),
  moved: Type.Array(
    Type.Object({
      pointer: Type.String({ description: 'RFC 6901: into the decision' }),
      position: Type.String({ description: 'of the event that came in between' }),
    }),
    { description: 'inputs that changed while it was decided, and count as they were read' },
  ),
  because: orNull(Type.String(), 'why something could not be run again'),
};

/** Which decision of a walk through the ledger it is; null for what its event does not tell, or cannot. */
export const WalkedFields = {
  decisionId: Type.String(),
  kind: orNull(Type.Union(decisionKinds.map((kind) => Type.Literal(kind)))),
  verdict: orNull(Type.Union([Type.Literal('held'), Type.Literal('open')])),
  promotionId: orNull(Type.String()),
  environment: orNull(Type.String()),
  releaseId: orNull(Type.String()),
  release: orNull(Type.String(), 'its alias'),
  state: orNull(Type.String()),
  stream: Type.String(),
  revision: Type.String(),
  position: Type.String(),
  at: Type.String({ format: 'date-time' }),
};

export const PageFields = {
  position: orNull(Type.String(), 'how far into the ledger the page goes; null where there was nothing'),
  next: orNull(Type.String(), 'cursor of the next page; null on the last'),
};

export type Walked = Pick<DecisionRow, 'decisionId' | 'stream' | 'revision' | 'position' | 'at'> &
  Readonly<Record<keyof typeof WalkedFields, string | null>>;

export function walkedOf(found: FoundDecision): Walked {
  if (!isUnreadable(found)) {
    const { authorisationId: _id, policyHash: _policy, inputHash: _inputs, project: _project, ...told } = rowOf(found);
    return told;
  }
  const { decisionId, stream, revision, position, recordedAt: at } = found;
  const nothing = { kind: null, verdict: null, promotionId: null, environment: null };
  return {
    ...{ ...nothing, decisionId, releaseId: null, release: null, state: null },
    ...{ stream, revision: String(revision), position: String(position), at },
  };
}
