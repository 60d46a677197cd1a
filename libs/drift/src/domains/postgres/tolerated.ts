import type { Aligned } from './align/align';

interface ToleratedPlace {
  readonly path: readonly string[];
  readonly observed: unknown;
  readonly reason: string;
}

/** What is there besides what migrations made, and why it may be. */
export function toleratedIn({ bookkeeping, others }: Aligned): readonly ToleratedPlace[] {
  const records = bookkeeping.map(({ path, reason }) => ({ path: ['schema', ...path], observed: path[1], reason }));
  if (others === undefined) return records;
  const { schemas, count, objects } = others;
  const named = `${schemas.join(', ')}${count > schemas.length ? ' …' : ''}`;
  const which = count === 1 ? `the schema ${named} is` : `the ${String(count)} schemas ${named} are`;
  const reason = `${which} not of these migrations and not compared: ${String(objects)} ${objects === 1 ? 'thing is' : 'things are'} in there`;
  return [...records, { path: ['schema', 'others'], observed: { ...others }, reason }];
}
