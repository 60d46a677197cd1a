import { contentDigest } from '@ledgerline/kernel';
import type { DecisionKind, DecisionVerdict, RecordedDecision } from './recorded-decision';
import { isAboutPromotion } from './recorded-decision';

/** A decision on one line: what was decided, about what, and where it stands in the ledger. Positions are decimal. */
export interface DecisionRow {
  /** Id of the event that records the results. */
  readonly decisionId: string;
  /** Id of the event that concluded from it that the intent may be declared; null for any other decision. */
  readonly authorisationId: string | null;
  readonly project: string;
  readonly kind: DecisionKind;
  readonly verdict: DecisionVerdict;
  /** Null for a state that no promotion reached. */
  readonly promotionId: string | null;
  readonly environment: string | null;
  /** Of an evaluation of gates, the alias alone is recorded. */
  readonly releaseId: string | null;
  /** Alias; null where the inputs were not recorded. */
  readonly release: string | null;
  /** The state that was reached, or not yet. */
  readonly state: string | null;
  /** Null where neither it nor the policy was recorded. */
  readonly policyHash: string | null;
  readonly inputHash: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly at: string;
}

export function rowOf(decision: RecordedDecision): DecisionRow {
  const { decisionId, kind, verdict, about, authorized, policy, inputs, inputHash, stream, restsOn } = decision;
  const computed = policy === undefined ? null : contentDigest(policy);
  return {
    ...{ decisionId, authorisationId: authorized?.id ?? null, project: about.project, kind, verdict },
    ...(isAboutPromotion(about)
      ? {
          ...{ promotionId: about.promotionId, environment: about.environment, state: null },
          releaseId: authorized?.data.releaseId ?? null,
        }
      : {
          ...{ promotionId: about.promotionId ?? null, environment: null, state: about.state },
          releaseId: about.releaseId,
        }),
    release: inputs?.release ?? restsOn?.inputs?.release ?? null,
    ...{ policyHash: decision.policyHash ?? computed, inputHash, stream },
    ...{ revision: String(decision.revision), position: String(decision.position), at: decision.recordedAt },
  };
}
