import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { promotionBinding } from './processes/promotion/runner';
import { releaseStandingBinding } from './processes/release-standing/runner';

/** What happens by itself in this context. */
export const promotionProcesses: readonly ProcessBinding[] = [promotionBinding, releaseStandingBinding];
