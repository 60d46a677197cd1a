import type { components } from '@ledgerline/api-client';

export type Diff = components['schemas']['Diff'];
export type Difference = components['schemas']['ExplainedDifference'];

const MIGRATIONS = 'migrations.';

/** What a release brings, in few words: `web digest`, `migration orders 0042–0043`, `web.timeout_ms`, each once. */
export function compactNames(differences: readonly Difference[]): readonly string[] {
  const names: string[] = [];
  const databases = new Set<string>();
  for (const difference of differences) {
    if (difference.kind !== 'migration') names.push(compactName(difference));
    else if (!databases.has(databaseOf(difference))) {
      databases.add(databaseOf(difference));
      names.push(...migrationNames(databaseOf(difference), differences));
    }
  }
  return names;
}

function compactName({ kind, key }: Difference): string {
  const subject = key.slice(kind.length + 2);
  switch (kind) {
    case 'artifact':
      return `${subject} digest`;
    case 'module':
    case 'flag':
    case 'dataset':
    case 'manifest':
      return `${kind} ${subject}`;
    default:
      return key;
  }
}

function databaseOf({ key }: Difference): string {
  return key.slice(MIGRATIONS.length).split('/')[0] ?? '';
}

/** Those of one database: what only the one side has by its first and last, and apart what has another content. */
function migrationNames(database: string, all: readonly Difference[]): readonly string[] {
  const here = all.filter((difference) => difference.kind === 'migration' && databaseOf(difference) === database);
  const idOf = ({ key }: Difference) => key.slice(`${MIGRATIONS}${database}/`.length);
  const told = (ids: readonly string[], what: string) =>
    ids.length === 0 ? [] : [`migration ${database} ${rangeOf(ids)}${what}`];
  return [
    ...told(here.filter(({ from }) => from === null).map(idOf), ''),
    ...told(here.filter(({ to }) => to === null).map(idOf), ' taken out'),
    ...told(
      here.filter(({ from, to, key }) => from !== null && to !== null && key.includes('/')).map(idOf),
      ' changed',
    ),
    ...(here.some(({ key }) => !key.includes('/')) ? [`migration ${database} order`] : []),
  ];
}

/** By their numbers where they all have one; a range for several. */
function rangeOf(ids: readonly string[]): string {
  const numbers = ids.map((id) => /^\d+/.exec(id)?.[0]);
  const named = numbers.every((number) => number !== undefined) ? numbers : ids;
  const [first = '', last = ''] = [named[0], named.at(-1)];
  return named.length === 1
    ? first
    : named.length === 2 && named !== numbers
      ? `${first}, ${last}`
      : `${first}–${last}`;
}
