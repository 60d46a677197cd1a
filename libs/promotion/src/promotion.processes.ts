import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { automaticPromotionBinding } from './processes/automatic-promotion/runner';
import { exceptionExpiryBinding } from './processes/exception-expiry/runner';
import { promotionBinding } from './processes/promotion/runner';
import { releaseStandingBinding } from './processes/release-standing/runner';

/** What happens by itself in this context. */
export const promotionProcesses: readonly ProcessBinding[] = [
  automaticPromotionBinding,
  exceptionExpiryBinding,
  promotionBinding,
  releaseStandingBinding,
];
