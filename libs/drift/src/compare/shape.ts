/** How two documents are held against each other; one side's keys meet the other's whatever their order. */
export type Shape =
  /** One value: equal or changed as a whole. */
  | { readonly shape: 'value'; readonly same?: (declared: unknown, observed: unknown) => boolean }
  /** Any JSON: objects by key and closed, everything else as a whole. */
  | { readonly shape: 'json' }
  /** An object whose keys name things of one kind. */
  | { readonly shape: 'map'; readonly of: Shape; readonly undeclared: Undeclared }
  /** An object with known fields; what is not among them does not take part. */
  | { readonly shape: 'record'; readonly fields: Readonly<Record<string, Shape>> }
  /** An array of objects that are told apart by one of their fields; a change of order is no difference. */
  | { readonly shape: 'list'; readonly by: string; readonly of: Shape; readonly undeclared: Undeclared };

/** Whether what is observed and nowhere declared is a difference, or none of our business. */
export type Undeclared = 'unexpected' | 'ignored';

export const value: Shape = { shape: 'value' };
export const json: Shape = { shape: 'json' };
export const map = (of: Shape, undeclared: Undeclared = 'unexpected'): Shape => ({ shape: 'map', of, undeclared });
export const record = (fields: Readonly<Record<string, Shape>>): Shape => ({ shape: 'record', fields });
export const list = (by: string, of: Shape, undeclared: Undeclared = 'unexpected'): Shape => ({
  shape: 'list',
  by,
  of,
  undeclared,
});
