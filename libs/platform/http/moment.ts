/** A point in the past: an instant (RFC 3339, UTC, milliseconds) or a position of the ledger. */
export type Moment = { readonly instant: string } | { readonly position: bigint };
