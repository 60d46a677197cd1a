import { brokenGlass } from './broken-glass';
import type { GateInputs, ReleaseInputs } from './gate-inputs';
import type { Planned, Request } from './state';

/** What the gates of a plan are evaluated on: what is known without it, and what people said in the promotion. */
export function promotionInputs(
  known: ReleaseInputs,
  promotion: Pick<Request & Planned, 'approvals' | 'involved' | 'glass' | 'planHash'>,
): GateInputs {
  return {
    ...known,
    approvals: [...promotion.approvals.values()].map(({ groups, ...word }) => ({ ...word, groups: [...groups] })),
    involved: [...promotion.involved],
    ...brokenGlass(promotion),
  };
}
