import type { Rebuilt } from './rebuild-tables';

export interface Verdict {
  readonly good: boolean;
  readonly line: string;
}

/** What came of one projection, for people; not good when it was not rebuilt, or came out otherwise than it was. */
export function verdictOn({ name, exchange, stopped }: Rebuilt, verify: boolean): Verdict {
  if (exchange === undefined) {
    return { good: false, line: `${name}  not rebuilt, former rows stay: ${stopped?.because ?? 'unknown'}` };
  }
  const rows = `${name}  ${String(exchange.rows)} rows`;
  if (exchange.compared === undefined) return { good: true, line: verify ? `${rows}, nothing to compare with` : rows };
  const { before, after, differing } = exchange.compared;
  if (before.hash === after.hash) return { good: true, line: `${rows}, identical  sha256:${after.hash.slice(0, 12)}` };
  const was = `not what the ${String(before.rows)} rows were before`;
  return { good: false, line: `${rows}, ${was}; for example: ${differing.join(', ')}` };
}
