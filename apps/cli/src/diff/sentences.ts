import { duration, moment, value } from '../output/text';
import { cut } from '../output/width';
import type { Difference } from './names';

const LONGEST_VALUE = 40;

/** What the one side has, and the other. */
export function sidesOf({ from, to }: Difference): string {
  return `${cut(value(from), LONGEST_VALUE)} | ${cut(value(to), LONGEST_VALUE)}`;
}

/** Why the difference is there, and who can be asked about it. `isPresent` when it is one of now. */
export function whyOf(difference: Difference, now: Date, isPresent: boolean): string {
  const { classification, reason, owner, until, findingId } = difference;
  switch (classification) {
    case 'release':
      return reason;
    case 'declared-variance':
      return `${owner ?? 'nobody'}: ${reason}${inBrackets(latestOrigin(difference, now))}`;
    case 'excepted':
      return `${until === undefined ? '' : `until ${moment(until, now)}, `}${reason}${inBrackets(difference.exceptionId, findingId)}`;
    case 'pending':
      return `${reason}${until === undefined ? '' : `; until ${moment(until, now)}`}`;
    case 'unexplained':
      return `${reason}${inBrackets(findingId, openSince(difference, now, isPresent))}`;
  }
}

/** Since when the value is so, and through whom; of two, that of the later. */
function latestOrigin({ declared = [] }: Difference, now: Date): string | undefined {
  const [latest] = declared
    .filter(({ since }) => since !== undefined)
    .sort((one, other) => ((one.since ?? '') < (other.since ?? '') ? 1 : -1));
  if (latest?.since === undefined) return undefined;
  const people = [latest.proposedBy, ...(latest.reviewedBy ?? [])].filter((person) => person !== undefined);
  return [`since ${moment(latest.since, now)}`, ...people].join(', ');
}

function openSince({ since, environment }: Difference, now: Date, isPresent: boolean): string | undefined {
  if (since === undefined || environment === undefined) return undefined;
  return `in ${environment}, ${isPresent ? `open ${duration(since, now)}` : `since ${moment(since, now)}`}`;
}

function inBrackets(...parts: readonly (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}
