/** A point in the past: an instant (RFC 3339, UTC, milliseconds) or a position of the ledger. */
export type Moment = { readonly instant: string } | { readonly position: bigint };

/** Query parameters that are moments: of the whole answer, or of one of two sides that are compared. */
export const momentParameters = ['at', 'fromAt', 'toAt'] as const;

/** Those that were sent. */
export type Moments = Readonly<Partial<Record<(typeof momentParameters)[number], Moment>>>;
