import type { JsonObject } from '../../../compare/json';
import type { Tolerated } from '../../../compare/tolerance';
import { annotationsOf, identityOf, labelsOf, valueAt } from '../identity';
import type { Objects } from '../pairing';
import type { Case, Rule } from './rule';

const MANAGED_BY = 'app.kubernetes.io/managed-by';
const OURS = 'ledgerline';
/** Labels that say to what an object belongs; where all that is declared has the same one, it is ours. */
const belonging = ['app.kubernetes.io/part-of', 'app.kubernetes.io/instance'];

/** What is declared to go away by itself. */
export const shortLived: Rule = ({ at, kind, declared }) => {
  if (at.path.length > 0 || at.kind !== 'missing' || declared === undefined) return undefined;
  if (typeof annotationsOf(declared)['helm.sh/hook'] === 'string') {
    return { by: 'helm', bounds: 'to nothing once it has run', why: 'it is a hook' };
  }
  const seconds = valueAt(declared, 'spec', 'ttlSecondsAfterFinished');
  if (kind !== 'Job.batch' || typeof seconds !== 'number') return undefined;
  return {
    by: 'ttl-after-finished-controller',
    bounds: `to nothing ${String(seconds)} seconds after it has finished`,
    why: 'its ttlSecondsAfterFinished asks for it',
  };
};

/** What others put beside our objects, as long as it does not say that it is ours and the place is not ours alone. */
export function strangers(declared: Objects): (found: Case) => Tolerated | undefined {
  const marks = marksOf([...declared.values()]);
  const owned = new Set(
    [...declared.values()].map(identityOf).flatMap(({ kind, name }) => (kind === 'Namespace' ? [name] : [])),
  );
  return ({ at, observed }) => {
    if (at.path.length > 0 || at.kind !== 'unexpected' || observed === undefined) return undefined;
    const { namespace } = identityOf(observed);
    const isOurs = marks.some(([label, value]) => labelsOf(observed)[label] === value);
    if (isOurs || (namespace !== undefined && owned.has(namespace))) return undefined;
    return {
      by: 'others',
      bounds: 'as long as it has no label of ours',
      why: 'whoever shares the place looks after what is theirs',
    };
  };
}

/** Labels that what is ours has. */
export function marksOf(declared: readonly JsonObject[]): readonly (readonly [label: string, value: string])[] {
  const shared = belonging.flatMap((label) => {
    const values = new Set(declared.map((object) => labelsOf(object)[label]));
    const [only] = values;
    return values.size === 1 && typeof only === 'string' ? [[label, only] as const] : [];
  });
  return [[MANAGED_BY, OURS], ...shared];
}
