import type { LedgerContent } from '@ledgerline/embedded-eventstore';

/** What a ledger holds, for people and for scripts that compare. */
export function contentLines({ events, streams, head, digest }: LedgerContent): string {
  return [
    `events   ${String(events)}`,
    `streams  ${String(streams)}`,
    `head     ${head}`,
    ...(digest === '' ? [] : [`digest   ${digest}`]),
  ].join('\n');
}
