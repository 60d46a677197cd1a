const instantPattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z?))?$/;

/**
 * The moment that somebody typed, as the address keeps it: a position, or an instant. An instant with a Z at its end is of
 * UTC, any other of the reader's clock. Undefined where it is neither.
 */
export function momentTyped(text: string): string | undefined {
  const typed = text.trim().replace(/(?<=\d) (?=\d{3}\b)/g, '');
  if (/^\d{1,18}$/.test(typed)) return typed;
  const [, date, time = '00:00', zone = ''] = instantPattern.exec(typed) ?? [];
  if (date === undefined) return undefined;
  const instant = new Date(`${date}T${time}${zone}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
