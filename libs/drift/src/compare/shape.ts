import type { JsonObject } from './json';

/** How two documents are held against each other; one side's keys meet the other's whatever their order. */
export type Shape = Form & Presence;

/** What it means that a side does not speak of a place. */
interface Presence {
  /** Whether a side that says this is as silent as one that says nothing: null, or an empty text. */
  readonly nothing?: (value: unknown) => boolean;
  /** What holds on a side that is silent, from what stands around the place there; undefined for nothing. */
  readonly fallback?: (around: JsonObject) => unknown;
  /** A side that is silent is compared as an empty one, member by member. */
  readonly hollow?: true;
}

type Form =
  /** One value: equal or changed as a whole. */
  | { readonly shape: 'value'; readonly same?: (declared: unknown, observed: unknown) => boolean }
  /** Any JSON: objects by key and closed, everything else as a whole. */
  | { readonly shape: 'json' }
  /** An object whose keys name things of one kind, or of a kind that the key tells. */
  | { readonly shape: 'map'; readonly of: Shape | ((key: string) => Shape); readonly undeclared: Undeclared }
  /** An object with known fields; of what is not among them, `rest` says how it takes part, and it does not without. */
  | { readonly shape: 'record'; readonly fields: Fields; readonly rest?: Shape }
  /** An array of objects that are told apart by some of their fields; a change of order is mostly no difference. */
  | {
      readonly shape: 'list';
      readonly by: readonly Key[];
      readonly of: Shape;
      readonly undeclared: Undeclared;
      /** Whether the order of these elements means something after all. */
      readonly ordered?: (elements: readonly unknown[]) => boolean;
      /** How an element is called in a path: by the value of its one key, or as `[name=web]`. */
      readonly called: 'by-value' | 'by-name';
    }
  /** An array in which order means nothing; texts and numbers are told apart by themselves, anything else is a whole. */
  | { readonly shape: 'set'; readonly of: Shape }
  /** An array that is one value: a change of anything in it is a change of all. */
  | { readonly shape: 'atomic'; readonly of: Shape }
  /** What takes no part. */
  | { readonly shape: 'ignored' };

export type Fields = Readonly<Record<string, Shape>>;

/** A field that elements of a list are told apart by, with what it is where an element does not say. */
export interface Key {
  readonly field: string;
  readonly fallback?: unknown;
}

/** Whether what is observed and nowhere declared is a difference, or none of our business. */
export type Undeclared = 'unexpected' | 'ignored';

export const value: Shape = { shape: 'value' };
export const json: Shape = { shape: 'json' };
export const ignored: Shape = { shape: 'ignored' };
export const map = (of: Shape | ((key: string) => Shape), undeclared: Undeclared = 'unexpected'): Shape => ({
  shape: 'map',
  of,
  undeclared,
});
export const record = (fields: Fields, rest?: Shape): Shape => ({
  shape: 'record',
  fields,
  ...(rest !== undefined && { rest }),
});
/** Elements go by the value of one field: `/migrations/0001`. */
export const list = (by: string, of: Shape, undeclared: Undeclared = 'unexpected'): Shape => ({
  shape: 'list',
  by: [{ field: by }],
  of,
  undeclared,
  called: 'by-value',
});
/** Elements go by fields and values: `/ports/[port=53,protocol=UDP]`. */
export const keyed = (by: readonly (string | Key)[], of: Shape): Shape => ({
  shape: 'list',
  by: by.map((key) => (typeof key === 'string' ? { field: key } : key)),
  of,
  undeclared: 'unexpected',
  called: 'by-name',
});
export const set = (of: Shape = value): Shape => ({ shape: 'set', of });
export const atomic = (of: Shape = value): Shape => ({ shape: 'atomic', of });
