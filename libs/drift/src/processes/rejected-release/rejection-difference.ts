import { contentDigest } from '@ledgerline/kernel';
import type { Difference } from '../../difference';

/** Stands where a detector would: nobody has to look to see what the ledger itself says. */
export const LEDGER_DETECTOR = 'ledger';
/** The domain of differences that the ledger knows by itself. */
export const LEDGER_DOMAIN = 'release';

/** That a release which was rejected is what an environment is declared to be. */
export function rejectionDifference(
  environment: string,
  alias: string,
  { person, reason }: { readonly person: string; readonly reason: string },
): Difference {
  const about = { domain: LEDGER_DOMAIN, resource: `release ${alias}`, path: '/rejected', kind: 'unexpected' as const };
  return {
    fingerprint: contentDigest({ environment, ...about }),
    ...about,
    declared: null,
    observed: alias,
    classification: 'drift',
    reason: `it was rejected by ${person}: ${reason}`,
    severity: 'material',
  };
}
