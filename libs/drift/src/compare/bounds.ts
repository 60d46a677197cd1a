import { canonicalJson, contentDigest } from '@ledgerline/kernel';
import type { Difference } from '../difference';
import { isDeeperThan, isJsonObject } from './json';

const MAX_VALUE_BYTES = 1000;
/** Deeper than any document that is let in. */
const MAX_DEPTH = 200;
const MAX_DIFFERENCES = 150;

/** The value for a difference to show: null for nothing, and a digest in place of what is too long to show. */
export function boundedValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (isDeeperThan(MAX_DEPTH, value)) return { tooDeepToShow: MAX_DEPTH };
  const text = canonicalJson(value);
  const bytes = Buffer.byteLength(text);
  return bytes <= MAX_VALUE_BYTES ? value : { tooLongToShow: contentDigest(value), bytes };
}

/** Whether a difference shows this value as it is. */
export function isShownWhole(value: unknown): boolean {
  return !(isJsonObject(value) && ('tooLongToShow' in value || 'tooDeepToShow' in value));
}

/** At most so many differences as an event can hold, the gravest first; what is left out is said, never dropped in silence. */
export function bounded(
  differences: readonly Difference[],
  andMore: (omitted: readonly Difference[]) => Difference,
): readonly Difference[] {
  if (differences.length <= MAX_DIFFERENCES) return differences;
  const gravest = [...differences].sort((left, right) => weight(right) - weight(left));
  return [...gravest.slice(0, MAX_DIFFERENCES), andMore(gravest.slice(MAX_DIFFERENCES))];
}

const severities = { minor: 0, material: 1, critical: 2 } as const;
const weight = ({ classification, severity }: Difference) =>
  severities[severity] + (classification === 'drift' || classification === 'unknown' ? 3 : 0);
