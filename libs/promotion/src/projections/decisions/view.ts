import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { GateInputs } from '../../gate-inputs';
import { GateResult } from '../../gate-result';
import { Policy } from '../../policy';
import { decisionKinds } from '../../replay/recorded-decision';

const Digest = Type.String({ pattern: DIGEST_PATTERN });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });

/** A decision on one line. */
export const DecisionView = Type.Object(
  {
    decisionId: Type.String({ description: 'id of the event that records it' }),
    authorisationId: orNull(Type.String(), 'id of the event that says that the intent may be declared'),
    project: Type.String(),
    kind: Type.Union(decisionKinds.map((kind) => Type.Literal(kind))),
    verdict: Type.Union([Type.Literal('held'), Type.Literal('open')]),
    promotionId: orNull(Type.String()),
    environment: orNull(Type.String(), 'that the promotion enters'),
    releaseId: orNull(Digest),
    release: orNull(Type.String(), 'its alias; null where the inputs were not recorded'),
    state: orNull(Type.String(), 'that was reached, or not yet'),
    policyHash: orNull(Digest),
    inputHash: Digest,
    stream: Type.String(),
    revision: Type.String({ description: 'place in its stream' }),
    position: Type.String({ description: 'place in the ledger' }),
    at: Type.String({ format: 'date-time' }),
  },
  { $id: 'Decision' },
);

/** The whole of it, as the ledger has it. */
export const RecordedDecisionView = Type.Composite(
  [
    DecisionView,
    Type.Object({
      gates: Type.Array(GateResult),
      planHash: orNull(Digest, 'the plan that its gates stood before; null for a state'),
      policy: orNull(Policy, 'null where an older build did not record it'),
      inputs: orNull(GateInputs, 'null where an older build did not record them'),
      restsOn: orNull(Type.String(), 'the authorisation by which the state was reached'),
    }),
  ],
  { $id: 'RecordedDecision' },
);
