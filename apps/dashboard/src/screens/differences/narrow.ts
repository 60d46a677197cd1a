import type { Difference } from './facts';
import type { DifferencesSearch } from './search';
import { classifications } from './search';

/** The differences that are looked for; what nobody has explained comes first. */
export function narrow(
  differences: readonly Difference[],
  { only, kind, text = '' }: DifferencesSearch,
): readonly Difference[] {
  const wanted = text.toLowerCase();
  const rank = ({ classification }: Difference) => classifications.indexOf(classification);
  return differences
    .filter((one) => only === undefined || one.classification === only)
    .filter((one) => kind === undefined || one.kind === kind)
    .filter(({ key }) => key.toLowerCase().includes(wanted))
    .sort((one, other) => rank(one) - rank(other));
}

export const nameOf = ({ kind, key }: Difference) => `${kind} ${key}`.slice(0, 300);
