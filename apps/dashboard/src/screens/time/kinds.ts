import type { components } from '@ledgerline/api-client';

export type TimelineEvent = components['schemas']['TimelineEvent'];
export type Kind = TimelineEvent['kind'];

/** In the order of the lanes. */
export const kinds = [
  'promotion',
  'approval',
  'drift',
  'exception',
  'freeze',
  'policy',
] as const satisfies readonly Kind[];

export const kindsTold: Readonly<Record<Kind, { readonly symbol: string; readonly word: string }>> = {
  promotion: { symbol: '⟳', word: 'promotions' },
  approval: { symbol: '✓', word: 'approvals' },
  drift: { symbol: '●', word: 'drift' },
  exception: { symbol: '◔', word: 'exceptions' },
  freeze: { symbol: '✕', word: 'freezes' },
  policy: { symbol: '◇', word: 'policy' },
};

/** What ends something that began before. */
const endings: ReadonlySet<string> = new Set([
  'promotion.failed',
  'promotion.aborted',
  'promotion.superseded',
  'promotion.approval-revoked',
  'finding.closed',
  'finding.acceptance-expired',
  'exception.expired',
  'exception.ended',
  'freeze.lifted',
]);

export function isEnding({ type }: Pick<TimelineEvent, 'type'>): boolean {
  return endings.has(type);
}
