import { duration, instant, value } from '../output/text';
import { cut } from '../output/width';
import type { Difference } from './names';

const LONGEST_VALUE = 40;

/** What the one side has, and the other. */
export function sidesOf({ from, to }: Difference): string {
  return `${cut(value(from), LONGEST_VALUE)} | ${cut(value(to), LONGEST_VALUE)}`;
}

/** Why the difference is there, and who can be asked about it. */
export function whyOf(difference: Difference, now: Date): string {
  const { classification, reason, owner, until } = difference;
  switch (classification) {
    case 'release':
      return reason;
    case 'declared-variance':
      return [`${owner ?? 'nobody'}: ${reason}`, ...origins(difference, now)].join('; ');
    case 'excepted':
      return `${until === undefined ? '' : `until ${instant(until, now)}, `}${reason}${inBrackets(difference.exceptionId, difference.findingId)}`;
    case 'pending':
      return `${reason}${until === undefined ? '' : `; until ${instant(until, now)}`}`;
    case 'unexplained': {
      const { findingId, since, environment } = difference;
      if (findingId === undefined || since === undefined) return reason;
      return `${reason}${inBrackets(findingId, `in ${environment ?? 'one of them'}, open ${duration(since, now)}`)}`;
    }
  }
}

/** Since when each side has its own value, and through whom. */
function origins({ declared = [] }: Difference, now: Date): readonly string[] {
  return declared.flatMap(({ environment, since, proposedBy, reviewedBy = [] }) => {
    if (since === undefined) return [];
    const people = [proposedBy, ...reviewedBy].filter((person) => person !== undefined).join(', ');
    return [`${environment} since ${instant(since, now)} (${people})`];
  });
}

function inBrackets(...parts: readonly (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}
