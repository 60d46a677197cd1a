import type { AskedReviewers, ChangedPart } from '../configuration-change';
import type { ProjectConfiguration } from '../project-configuration';
import type { ConfigurationChange } from './configuration-delta';

/**
 * Parts of a configuration that say what the project is made of, and where its files are. They decide nothing: what
 * comes of them is in releases, and releases are reviewed. Every other part is policy, and so is one that nobody has
 * thought of yet.
 */
const ungoverned: ReadonlySet<string> = new Set(['components', 'databases', 'datasets', 'flags', 'configuration']);

export function isGoverned({ path }: Pick<ConfigurationChange, 'path'>): boolean {
  return !ungoverned.has(partOf(path));
}

/** The change in a few numbers, part by part. */
export function changedParts(changes: readonly ConfigurationChange[]): readonly ChangedPart[] {
  const parts = [...new Set(changes.map(({ path }) => partOf(path)))];
  return parts.map((part) => {
    const here = changes.filter(({ path }) => partOf(path) === part);
    const count = (wanted: ConfigurationChange['kind']) => here.filter(({ kind }) => kind === wanted).length;
    const governed = !ungoverned.has(part);
    return { part, governed, added: count('added'), removed: count('removed'), changed: count('changed') };
  });
}

/** Whose words the change needs before it is in force; undefined when it needs nobody's. */
export function reviewOf(
  inForce: ProjectConfiguration | undefined,
  changes: readonly ConfigurationChange[],
): AskedReviewers | undefined {
  const asked = inForce?.governance?.configuration;
  if (asked === undefined || !changes.some(isGoverned)) return undefined;
  return { of: asked.of, count: asked.count ?? 1 };
}

/** The first name of a pointer; names of parts have nothing to unescape. */
function partOf(path: string): string {
  return path.split('/')[1] ?? '';
}
