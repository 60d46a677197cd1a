import type { ApiFailure, Selection } from '@ledgerline/platform/kubernetes';
import { toldSelection } from '@ledgerline/platform/kubernetes';

/** A selection that could not be seen. */
export interface Unseen {
  readonly selection: Selection;
  readonly verb: 'list' | 'watch';
  readonly failure: ApiFailure;
}

/** What stood in the way, each obstacle once, with all that it hid: `not allowed to list secrets in shop`. */
export function toldUnseen(unseen: readonly Unseen[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { selection, verb, failure } of unseen) {
    const what = toldSelection(verb, selection);
    const [reason, told] =
      failure.code === 'forbidden' ? [`not allowed to ${verb}`, what.slice(verb.length + 1)] : [failure.message, what];
    groups.set(reason, [...(groups.get(reason) ?? []), told]);
  }
  return [...groups].map(([reason, told]) => {
    const all = [...told].sort().join(', ');
    return reason.startsWith('not allowed') ? `${reason} ${all}` : `cannot ${all}: ${reason}`;
  });
}
