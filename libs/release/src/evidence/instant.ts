const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i;

/** An instant that a document names, in UTC; undefined for anything that does not say which instant it is. */
export function instantOf(text: unknown): string | undefined {
  if (typeof text !== 'string' || !rfc3339.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** The earliest of them; undefined when there is none. */
export function earliestOf(instants: readonly (string | undefined)[]): string | undefined {
  return instants.filter((instant) => instant !== undefined).sort()[0];
}
