import type { GateInputs } from '../gate-inputs';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

const didWhat: Readonly<Record<string, string>> = {
  author: 'wrote it',
  cutter: 'cut it',
  requester: 'requested it',
  'overlay-proposer': 'proposed its overlay',
};

/** One person counts once, only through the group that is asked for, and never for what they had a part in. */
export function approvalsGate({ of, count }: GateOf<'approvals'>, { inputs }: Judged): Verdict {
  const barred = new Set(inputs.involved.map(({ person }) => person));
  const counted = new Set(
    inputs.approvals.filter(({ person, groups }) => groups.includes(of) && !barred.has(person)).map((a) => a.person),
  );
  const tally = `approvals ${String(counted.size)} of ${String(count)}`;
  if (counted.size >= count) return holds(`${tally}: ${inProse([...counted])}`);
  const lacking = count - counted.size;
  const needs = `needs ${lacking === 1 ? 'one' : String(lacking)}${counted.size > 0 ? ' more' : ''} of ${of}`;
  return open(`${tally}: ${needs}${whoCannot(inputs.involved)}`, [of]);
}

function whoCannot(involved: GateInputs['involved']): string {
  if (involved.length === 0) return '';
  const parts = new Map<string, string[]>();
  for (const { person, as } of involved) {
    parts.set(person, [...(parts.get(person) ?? []), didWhat[as] ?? `is its ${as}`]);
  }
  const each = [...parts].map(([person, what]) => `${person} ${inProse([...new Set(what)])}, so cannot`);
  return ` (${each.join('; ')})`;
}

/** `ana`, `ana and mei`, `ana, mei and olga` */
function inProse(words: readonly string[]): string {
  const [last = '', ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}
