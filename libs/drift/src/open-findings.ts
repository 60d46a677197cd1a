import { LEDGER_DOMAIN } from './ledger-domains';
import type { Acceptance, Drift, Finding } from './state';

const unresolved: ReadonlySet<Finding['status']> = new Set([
  'open',
  'acknowledged',
  'capture-proposed',
  'revert-requested',
]);

/**
 * The findings that nobody has resolved or excepted; what a `no-open-drift` gate counts. That a rejected release is still
 * declared is no drift from what is declared, and another release is the way out of it: it shuts no gate.
 */
export function openFindings({ findings }: Drift, atLeast: 'minor' | 'material' | 'critical' = 'minor') {
  return [...findings.values()].filter(
    ({ status, difference }) =>
      unresolved.has(status) && difference.domain !== LEDGER_DOMAIN && rank[difference.severity] >= rank[atLeast],
  );
}

const rank = { minor: 0, material: 1, critical: 2 } as const;

/** Every acceptance, by the fingerprint of what it lets be. */
export function acceptancesOf({ findings }: Drift): ReadonlyMap<string, Acceptance> {
  return new Map(
    [...findings.values()].flatMap(({ difference, acceptance }) =>
      acceptance === undefined ? [] : [[difference.fingerprint, acceptance] as const],
    ),
  );
}
