import { contentDigest } from '@ledgerline/kernel';
import type { Difference } from './difference';
import { findingIdOf } from './finding-id';
import { DETECTORS_DOMAIN } from './ledger-domains';
import type { Drift } from './state';

/** After so long without a word a detector counts as silent, where its agent does not say how often it looks. */
export const SILENT_AFTER_MILLISECONDS = 5 * 60 * 1000;

const SHORTEST_MILLISECONDS = 60 * 1000;

/** Two of its intervals, and what it may have said in between that was not worth recording; a minute at the least. */
export function silentAfter(intervalMs: number, heartbeatMilliseconds: number): number {
  return Math.max(2 * intervalMs + heartbeatMilliseconds, SHORTEST_MILLISECONDS);
}

/** When a detector spoke last, by the ledger's clock, and for how long it may be silent. */
export interface LastWord {
  readonly heardAt: string;
  readonly silentAfterMs?: number;
}

/** The instant from which on it is silent, unless it speaks before. */
export function silentFrom({ heardAt, silentAfterMs = SILENT_AFTER_MILLISECONDS }: LastWord): string {
  return new Date(Date.parse(heardAt) + silentAfterMs).toISOString();
}

/** That nobody hears from a detector that the project expects. The same one each time that it falls silent. */
export function silenceOf(environment: string, detector: string, word?: LastWord): Difference {
  const about = {
    ...{ domain: DETECTORS_DOMAIN, resource: `detector ${detector}`, path: '/word', kind: 'missing' as const },
  };
  return {
    fingerprint: contentDigest({ environment, ...about }),
    ...about,
    declared: 'heard',
    observed: null,
    classification: 'drift',
    reason:
      word === undefined
        ? 'nothing is heard from it: what it would see is unknown'
        : `nothing is heard from it since ${word.heardAt}, and ${silentFrom(word)} was the time: what it would see is unknown`,
    severity: 'material',
  };
}

/** Whether the ledger has found the detector to be silent, and it has not spoken since. */
export function isSilent({ findings }: Drift, environment: string, detector: string): boolean {
  const finding = findings.get(findingIdOf(silenceOf(environment, detector).fingerprint));
  return finding !== undefined && finding.status !== 'closed';
}
