import type { Kept } from './controller-marks';
import { annotations, finalizers, labels, ofJob } from './controller-marks';
import type { Case, Rule } from './rule';
import { isBy, onlyValue, startsAt } from './rule';

/** Marks that controllers leave on the objects that they look after, each only its own. */
export const controllerMetadata: Rule = (found) => {
  const { path } = found.at;
  const value = onlyValue(found);
  if (typeof value !== 'string') return undefined;
  const inJob = found.kind === 'Job.batch' && isJobMark(found);
  const [list, name] = inJob ? [labels, path.at(-1)] : markAt(path);
  const kept = list.find(
    ({ kinds, names, by, holds }) =>
      (kinds === undefined || kinds.includes(found.kind)) &&
      names.some((known) => isNamed(known, name ?? '')) &&
      isBy(found, ...by) &&
      (holds === undefined || holds(value, found)),
  );
  return kept && { by: kept.by[0], bounds: kept.bounds, why: kept.why };
};

function markAt(path: readonly string[]): readonly [readonly Kept[], string | undefined] {
  if (path.length !== 3 || path[0] !== 'metadata') return [[], undefined];
  if (path[1] === 'annotations') return [annotations, path[2]];
  if (path[1] === 'labels') return [labels, path[2]];
  return path[1] === 'finalizers' ? [finalizers, path[2]?.slice('[='.length, -1)] : [[], undefined];
}

/** A job selects its pods by marks that it puts on them. */
function isJobMark({ at: { path } }: Case): boolean {
  return (
    ofJob.includes(path.at(-1) ?? '') &&
    (startsAt(path, ['spec', 'selector', 'matchLabels']) || startsAt(path, ['spec', 'template', 'metadata', 'labels']))
  );
}

function isNamed(known: string, name: string): boolean {
  if (known === '') return true;
  return known.endsWith('/') || known.endsWith('.') ? name.startsWith(known) : name === known;
}
