import type { JsonObject } from '../../../compare/json';
import { isJsonObject } from '../../../compare/json';
import type { Fields, Key, Shape } from '../../../compare/shape';
import { atomic, ignored, keyed, map, record, set, value } from '../../../compare/shape';

/*
 * The words in which the kinds are described. What the API server drops when it is empty, it cannot be asked for: null,
 * empty texts, lists and objects are nothing, except where their presence itself says something.
 */

const isNull = (said: unknown) => said === null;
const isEmpty = (said: unknown): boolean =>
  said === null ||
  said === '' ||
  (Array.isArray(said) && said.length === 0) ||
  (isJsonObject(said) && Object.keys(said).length === 0);

export const orNothing = (shape: Shape): Shape => ({ ...shape, nothing: isEmpty });
/** A thing whose mere presence says something, as of `emptyDir: {}`. */
export const present = (shape: Shape): Shape => ({ ...shape, nothing: isNull });
/** A side that does not have it is compared as an empty one, member by member. */
export const hollow = (shape: Shape): Shape => ({ ...shape, hollow: true });

type Default = string | number | boolean | readonly unknown[] | JsonObject | ((around: JsonObject) => unknown);

/** What the API server puts where nothing is said: a value, or one that depends on what stands around it. */
export const or = (fallback: Default, shape: Shape = plain): Shape => ({
  ...shape,
  fallback: typeof fallback === 'function' ? fallback : () => fallback,
});

/** A text, a number or a truth without a default. */
export const plain = orNothing(value);
/** A text that is kept when it is empty. */
const kept = present(value);
export const no = or(false);
export const yes = or(true);
export const zero = or(0);

/** Any JSON of which nothing more is known; only null is nothing. */
export const any: Shape = { shape: 'json', nothing: isNull };
/** JSON without defaults, in which what is empty is nothing. */
export const loose: Shape = { shape: 'json', nothing: isEmpty };

/** An object with known fields; `plains` names those without anything special. What it does not know may be newer. */
export const struct = (fields: Fields, plains = ''): Shape =>
  orNothing(record({ ...plainFields(plains), ...fields }, any));
export const dict = (of: Shape = kept): Shape => hollow(orNothing(map(of)));
export const byKey = (keys: readonly (string | Key)[], of: Shape): Shape => hollow(orNothing(keyed(keys, of)));
/** The same, where its order means something. */
export const inOrder = (list: Shape, ordered: (elements: readonly unknown[]) => boolean): Shape =>
  list.shape === 'list' ? { ...list, ordered } : list;
export const byName = (of: Shape): Shape => byKey(['name'], of);
export const whole = (of: Shape = any): Shape => orNothing(atomic(of));
export const unordered = (of: Shape = any): Shape => orNothing(set(of));

const plainFields = (names: string): Fields =>
  Object.fromEntries(
    names
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => [name, plain]),
  );

/** What was applied last, as a client keeps it for itself; it repeats the object, secrets included. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const annotations = hollow(orNothing(map((key) => (key === LAST_APPLIED ? ignored : kept))));

/** Written by the API server about the object: its identity and its books, and nothing that anybody could ask for. */
const bookkeeping: Fields = Object.fromEntries(
  [
    'creationTimestamp',
    'deletionGracePeriodSeconds',
    'generateName',
    'generation',
    'managedFields',
    'name',
    'namespace',
    'resourceVersion',
    'selfLink',
    'uid',
  ].map((name) => [name, ignored]),
);

const metadataWith = (fields: Fields): Shape =>
  hollow(
    struct(
      {
        ...bookkeeping,
        ...fields,
        labels: dict(),
        annotations,
        finalizers: hollow(unordered(value)),
        ownerReferences: byKey(['uid'], struct({ blockOwnerDeletion: plain }, 'apiVersion controller kind name uid')),
      },
      'deletionTimestamp',
    ),
  );

/** Objects are told apart by their names, so that nothing about them is left to compare. */
export const metadata = metadataWith({});
/** Where there is no name beside it, as of a claim that is made from a template. */
export const namedMetadata = metadataWith({ name: plain });

/**
 * An object as a whole; its kind says what it has besides its metadata. `running` is put beside it by whoever reads its
 * pods: what runs, container by container.
 */
export const kind = (fields: Fields): Shape =>
  record({ apiVersion: ignored, kind: ignored, status: ignored, running: dict(any), metadata, ...fields }, any);

/** An object inside another one, without an identity of its own. */
export const template = (spec: Shape): Shape => hollow(struct({ metadata, spec }));

export const labelSelector = struct({ matchLabels: dict(), matchExpressions: unordered(selectorRequirement()) });

function selectorRequirement(): Shape {
  return struct({ values: unordered(value) }, 'key operator');
}
