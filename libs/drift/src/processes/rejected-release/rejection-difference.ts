import { contentDigest } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import { LEDGER_DOMAIN } from '../../ledger-domains';

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
