import type { Kind } from './kinds';
import { kinds } from './kinds';

/** What the time machine keeps in the address, beside the moment itself. */
export interface TimeSearch {
  /** The stretch of time that is shown, RFC 3339; everything without it. */
  readonly from?: string;
  readonly until?: string;
  /** The kinds that are shown, with commas between; all of them without it. */
  readonly kinds?: string;
  /** The environment that then and now are compared of, and to which the timeline is narrowed. */
  readonly environment?: string;
  /** Only what happened in the environment. */
  readonly only?: true;
  /** The decision that is run again. */
  readonly run?: string;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What is no such thing is left out; a stretch has both its ends or none. */
export function timeSearchIn(search: Readonly<Record<string, unknown>>): TimeSearch {
  const from = instantIn(search.from);
  const until = instantIn(search.until);
  const environment = textIn(search.environment, 63);
  const run = textIn(search.run, 100);
  const shown = kindsIn(search.kinds);
  return {
    ...(from !== undefined && until !== undefined && from < until && { from, until }),
    ...(shown.length < kinds.length && { kinds: shown.join(',') }),
    ...(environment !== undefined && { environment }),
    ...(search.only === true && environment !== undefined && { only: true as const }),
    ...(run !== undefined && { run }),
  };
}

/** The kinds that are shown; there is always one. */
export function kindsIn(value: unknown): readonly Kind[] {
  const asked: readonly string[] = typeof value === 'string' ? value.split(',') : [];
  const known = kinds.filter((kind) => asked.includes(kind));
  return known.length === 0 ? kinds : known;
}

/** With the kind, or without it; the last one stays. */
export function withKind(shown: readonly Kind[], kind: Kind): readonly Kind[] {
  const after = shown.includes(kind) ? shown.filter((one) => one !== kind) : [...shown, kind];
  return after.length === 0 ? shown : after;
}

function instantIn(value: unknown): string | undefined {
  return typeof value === 'string' && instantPattern.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

function textIn(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, most) : undefined;
}
