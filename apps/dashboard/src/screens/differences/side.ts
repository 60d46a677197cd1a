/** One side of a comparison, as the api takes it. */
export interface AskedSide {
  readonly name: string;
  /** An instant (RFC 3339) or a position. */
  readonly at?: string;
  /** How many intents back. */
  readonly back?: number;
  readonly overlay?: number;
}

/**
 * `prod`, `prod~1` (the intent before), `prod@2026-11-01T12:00Z` or `prod@16377` (as of then), `prod#14` (a version of its
 * overlay), `v84`. Undefined where it names nothing.
 */
export function sideIn(text: string): AskedSide | undefined {
  const [, name, sign, more = ''] =
    /^([A-Za-z0-9][A-Za-z0-9._:+-]{0,199})(?:([~#@])(\S{1,40}))?$/.exec(text.trim()) ?? [];
  if (name === undefined || sign === undefined) return name === undefined ? undefined : { name };
  if (sign === '@') {
    const at = momentIn(more);
    return at === undefined ? undefined : { name, at };
  }
  if (!/^\d{1,6}$/.test(more)) return undefined;
  return sign === '~' ? { name, back: Number(more) } : { name, overlay: Number(more) };
}

/** An instant whose seconds may be left out, a day, or a position. */
function momentIn(text: string): string | undefined {
  if (/^\d{1,18}$/.test(text)) return text;
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z)?$/.test(text)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

/** Both sides as query parameters. */
export function askedOf(from: AskedSide, to: AskedSide) {
  return {
    from: from.name,
    to: to.name,
    ...(from.at !== undefined && { fromAt: from.at }),
    ...(to.at !== undefined && { toAt: to.at }),
    ...(from.back !== undefined && { fromBack: from.back }),
    ...(to.back !== undefined && { toBack: to.back }),
    ...(from.overlay !== undefined && { fromOverlay: from.overlay }),
    ...(to.overlay !== undefined && { toOverlay: to.overlay }),
  };
}
