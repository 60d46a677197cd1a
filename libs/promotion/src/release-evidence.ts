import type { Decider, Recorded } from '@ledgerline/kernel';
import { withItem } from '@ledgerline/kernel';
import type { EvidenceAttached, ReleaseCut } from './foreign-events';
import type { EvidenceFact } from './gate-inputs';

/** A release's stream, told as evidence in the order in which it was attached; the id is `<project>:<64 digits>`. */
export const releaseEvidence: Decider<readonly EvidenceFact[], Recorded<EvidenceAttached | ReleaseCut>> = {
  name: 'release-evidence',
  stream: (id) => `release-${id}`,
  initial: [],
  evolve(state, event) {
    switch (event.type) {
      case 'evidence.attached': {
        const { evidenceId, kind, suite, environment, verdict, summary, predicateType, signers } = event.data;
        const { tests, failures, errors } = summary;
        const where = environment === undefined ? {} : { environment };
        const failed = failures + errors;
        const statement = {
          ...(predicateType !== undefined && { predicateType }),
          ...(signers !== undefined && { signers: signers.map(({ name }) => name) }),
        };
        const result = { evidenceId, kind, suite, ...where, verdict, tests, failed, ...statement };
        return withItem(state, { ...result, at: event.recordedAt });
      }
      default:
        return state;
    }
  },
};
