import type { Release } from './facts';

type Moved = Release['moved'];
type Part = Moved['parts'][number];

/** Components by their name alone; of everything else what it is. */
const words: Readonly<Record<Exclude<Part['kind'], 'migrations'>, string>> = {
  artifacts: '',
  modules: 'module ',
  configuration: 'configuration of ',
  flags: 'flag ',
  datasets: 'dataset ',
  manifests: 'manifest ',
};
/** Of one kind so many are named; more are counted. */
const MOST_NAMED = 3;
const plurals: Readonly<Record<Exclude<Part['kind'], 'migrations'>, string>> = {
  artifacts: 'components',
  modules: 'modules',
  configuration: 'configurations',
  flags: 'flags',
  datasets: 'datasets',
  manifests: 'manifests',
};

interface InWords {
  readonly says: string;
  /** What is told apart, because something is lost by it. */
  readonly destructive: string | undefined;
}

/** `web, worker, 2 migrations, flag new-pricing`. */
export function inWords({ parts, more }: Moved): InWords {
  const kinds = [...new Set(parts.map(({ kind }) => kind))];
  const told = kinds.flatMap((kind) => {
    const own = parts.filter((part) => part.kind === kind);
    if (kind === 'migrations') return countOf(sum(own, 'count') - sum(own, 'destructive'), 'migration');
    return own.length > MOST_NAMED
      ? [`${String(own.length)} ${plurals[kind]}`]
      : own.map(({ name }) => `${words[kind]}${name}`);
  });
  const [destructive] = countOf(sum(parts, 'destructive'), 'destructive migration');
  const says = [...told, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
  return { says: says === '' && destructive === undefined ? 'nothing' : says, destructive };
}

function sum(parts: readonly Part[], of: 'count' | 'destructive'): number {
  return parts.reduce((total, part) => total + (part[of] ?? 0), 0);
}

function countOf(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${String(count)} ${what}${count === 1 ? '' : 's'}`];
}
