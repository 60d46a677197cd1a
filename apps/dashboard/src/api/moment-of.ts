/** The part of a query that says as of when; now without it. */
export const momentOf = (at: string | undefined): { readonly at?: string } => (at === undefined ? {} : { at });
