import { askedBy, countedFor, personBehind, type Quorum } from '@ledgerline/kernel';
import { inProse } from './prose';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

const didWhat: Readonly<Record<string, string>> = {
  author: 'wrote it',
  cutter: 'cut it',
  requester: 'requested it',
  'overlay-proposer': 'proposed its overlay',
};

export function approvalsGate(gate: GateOf<'approvals'>, judged: Judged): Verdict {
  return quorumVerdict(gate, judged);
}

/** One person counts once, under whatever name, only for what is asked, and never for what they had a part in. */
export function quorumVerdict(quorum: Quorum, { inputs, people }: Judged): Verdict {
  const { of, role, count } = quorum;
  const counted = countedFor(quorum, inputs.approvals, inputs.involved, people);
  const tally = `approvals ${String(counted.length)} of ${String(count)}`;
  if (counted.length >= count) return holds(`${tally}: ${inProse(counted)}`);

  const missing = count - counted.length;
  const needs = `needs ${missing === 1 ? 'one' : String(missing)}${counted.length > 0 ? ' more' : ''} of ${askedBy(quorum)}`;
  const commented = quorum.comment === 'required' ? ', with a comment' : '';
  const verdict = open(`${tally}: ${needs}${commented}${whoCannot(judged(inputs.involved, people))}`, [
    askedBy(quorum),
  ]);
  return {
    ...verdict,
    lacks: { ...(of !== undefined && { of }), ...(role !== undefined && { role }), count: missing },
  };
}

function judged(involved: Judged['inputs']['involved'], people: Judged['people']) {
  return involved.map(({ person, as }) => ({ person: personBehind(person, people), as }));
}

function whoCannot(involved: Judged['inputs']['involved']): string {
  if (involved.length === 0) return '';
  const parts = new Map<string, string[]>();
  for (const { person, as } of involved) {
    parts.set(person, [...(parts.get(person) ?? []), didWhat[as] ?? `is its ${as}`]);
  }
  const each = [...parts].map(([person, what]) => `${person} ${inProse([...new Set(what)])}, so cannot`);
  return ` (${each.join('; ')})`;
}
