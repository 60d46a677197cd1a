import type { ProjectConfiguration } from '@ledgerline/environment';
import { millisecondsOf, tierOf } from '@ledgerline/environment';
import type { Difference } from './difference';
import { DETECTORS_DOMAIN, LEDGER_DOMAIN } from './ledger-domains';

/** Production is not left otherwise than declared for longer; elsewhere nothing is asked unless the project asks it. */
const inProduction = { critical: '4h', material: '24h', minor: '7d' } as const;

/** By when somebody has to have decided about what is drift since `at`; undefined where nobody has to. */
export function deadlineOf(
  { environments, governance }: Pick<ProjectConfiguration, 'environments' | 'governance'>,
  environment: string,
  { severity, domain }: Pick<Difference, 'severity' | 'domain'>,
  at: string,
): string | undefined {
  if (domain === LEDGER_DOMAIN || domain === DETECTORS_DOMAIN) return undefined;
  const tier = tierOf(environments, environment);
  const asked = governance?.drift?.deadlines?.[tier]?.[severity];
  const duration = asked ?? (tier === 'production' ? inProduction[severity] : undefined);
  return duration === undefined ? undefined : new Date(Date.parse(at) + millisecondsOf(duration)).toISOString();
}
