/** By what the events can be narrowed, in the order in which people reach for it. */
export const filters = ['type', 'environment', 'release', 'actor', 'stream', 'correlation'] as const;

export type Filter = Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** What the ledger keeps in the address. */
export interface LedgerSearch extends Filter {
  /** Position of the event that is open. */
  readonly event?: string;
  readonly view?: 'projections';
}

const LONGEST = 400;
const position = /^(0|[1-9]\d{0,17})$/;

/** What cannot be meant is left out; what the server makes of the rest, it says itself. */
export function ledgerSearchIn(search: Readonly<Record<string, unknown>>): LedgerSearch {
  const event = textIn(search.event);
  return {
    ...filterIn(search),
    ...(event !== undefined && position.test(event) && { event }),
    ...(search.view === 'projections' && { view: search.view }),
  };
}

/** What of it narrows the events. */
export function filterIn(search: Readonly<Record<string, unknown>>): Filter {
  const told = filters.map((name) => [name, textIn(search[name])] as const);
  return Object.fromEntries(told.filter(([, text]) => text !== undefined));
}

/** The options of `ledgerline replay` that narrow it likewise. */
export function optionsOf(filter: Filter): string {
  return filters
    .flatMap((name) => {
      const text = filter[name];
      return text === undefined ? [] : [` --${name} ${asWord(text)}`];
    })
    .join('');
}

/** As one word for a shell. */
function asWord(text: string): string {
  return /^[\w.:@/-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** Addresses turn what looks like a number into one. */
function textIn(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, LONGEST) : undefined;
}
