import { RRuleTemporal } from 'rrule-temporal';
import { partProblem } from './rule-parts';

/** When something begins, again and again, and how long it lasts each time. */
export interface Recurrence {
  /** RFC 5545 rule without its start: `FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=9`. */
  readonly rrule: string;
  /** Milliseconds, by the clock that daylight saving does not move. */
  readonly durationMs: number;
  /** IANA name: `Europe/Berlin`. */
  readonly timezone: string;
}

/** Whether it is on at an instant: until when, or from when again; absent where it never ends, or never comes again. */
export type WindowState =
  | { readonly on: true; readonly since: string; readonly until?: string }
  | { readonly on: false; readonly next?: string };

/** Rules count from here: a Wednesday, the first of a year, so that intervals of weeks, months and years are told apart by nobody's clock. */
const START = '20200101T000000';
const LIMITS = { maxIterations: 5_000, maxCandidateEvaluations: 20_000 };
/** Windows that touch are one; so many are put together before it counts as one without an end. */
const MAX_TOUCHING = 400;
const MAX_KNOWN = 500;

interface Known {
  readonly rule: RRuleTemporal;
  /** What was found last, and for which instants it holds. */
  found?: { readonly from: number; readonly to: number; readonly state: WindowState };
}
const known = new Map<string, Known>();

/** Why these windows cannot be told; undefined when they can. */
export function recurrenceProblem({ rrule, timezone, durationMs }: Recurrence): string | undefined {
  const wrong = partProblem(rrule);
  if (wrong !== undefined) return wrong;
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    return `"${timezone}" is no time zone`;
  }
  try {
    const recurrence = { rrule, timezone, durationMs };
    windowAt(recurrence, '2026-01-01T00:00:00.000Z');
    return knownOf(recurrence).rule.next(new Date('2020-01-01T00:00:00.000Z'), true) === null
      ? 'it never comes'
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'it is no recurrence rule';
  }
}

/** How it stands at this instant (RFC 3339, UTC). The recurrence has no {@link recurrenceProblem}. */
export function windowAt(recurrence: Recurrence, instant: string): WindowState {
  const entry = knownOf(recurrence);
  const now = Date.parse(instant);
  if (entry.found !== undefined && entry.found.from <= now && now < entry.found.to) return entry.found.state;
  entry.found = look(entry.rule, recurrence.durationMs, now);
  return entry.found.state;
}

function look(rule: RRuleTemporal, duration: number, now: number): NonNullable<Known['found']> {
  const last = before(rule, now);
  if (last !== undefined && last + duration > now) return on(rule, duration, last, now);
  const next = after(rule, now);
  const from = last === undefined ? -Infinity : last + duration;
  const state = { on: false as const, ...(next !== undefined && { next: spelled(next) }) };
  return { from, to: next ?? Infinity, state };
}

function on(rule: RRuleTemporal, duration: number, since: number, now: number): NonNullable<Known['found']> {
  let last = since;
  for (let touching = 0; touching < MAX_TOUCHING; touching += 1) {
    const next = after(rule, last);
    if (next === undefined || next > last + duration) {
      const to = last + duration;
      return { from: since, to, state: { on: true, since: spelled(since), until: spelled(to) } };
    }
    last = next;
  }
  return { from: since, to: Math.max(now + 1, last), state: { on: true, since: spelled(since) } };
}

function knownOf({ rrule, timezone }: Recurrence): Known {
  const key = `${timezone} ${rrule}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const rruleString = `DTSTART;TZID=${timezone}:${START}\nRRULE:${rrule}`;
  const entry = { rule: new RRuleTemporal({ rruleString, strict: true, ...LIMITS }) };
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, entry);
  return entry;
}

const before = (rule: RRuleTemporal, at: number) => rule.previous(new Date(at), true)?.epochMilliseconds;
const after = (rule: RRuleTemporal, at: number) => rule.next(new Date(at))?.epochMilliseconds;
const spelled = (at: number) => new Date(at).toISOString();
