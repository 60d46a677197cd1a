/** What the api answered, with how fresh it is. */
export interface Answered<T> {
  readonly data: T;
  /** Everything up to here is in it. */
  readonly position: string | undefined;
  /** For so many milliseconds the ledger has had something that is not in it. */
  readonly lagMs: number;
  /** Projections that it was told from and that go no further, or are being rebuilt. */
  readonly stale: string | undefined;
}

interface Outcome<T> {
  readonly data?: T;
  readonly response: Response;
}

/** The answer of a request of the client, which throws where it is none. */
export function answered<T>({ data, response: { headers } }: Outcome<T>): Answered<T> {
  if (data === undefined) throw new Error('an answer without content');
  return {
    data,
    position: headers.get('ledgerline-position') ?? undefined,
    lagMs: Number(headers.get('ledgerline-lag') ?? 0),
    stale: headers.get('ledgerline-stale') ?? undefined,
  };
}
