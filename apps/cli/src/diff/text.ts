import { beside, textWidth } from '../output/width';
import { conclusionOf, headingOf, momentsOf } from './heading';
import type { Diff, Difference } from './names';
import { compactNames } from './names';
import { sidesOf, whyOf } from './sentences';

interface Line {
  readonly label: string;
  readonly subject: string;
  readonly told: string;
}

const labels = {
  release: 'by release',
  'declared-variance': 'declared',
  excepted: 'excepted',
  pending: 'pending',
  unexplained: 'unexplained',
} as const;
const LABEL = 16;
const GAP = 2;
/** So many columns a reason needs to be read. */
const NARROWEST = 30;

/** A comparison for people: by class, a line each, what a release brings in few words. */
export function diffText(
  diff: Diff,
  isPast: { readonly from: boolean; readonly to: boolean },
  now: Date,
  width = textWidth(),
): string {
  const lines = Object.keys(labels).flatMap((name) => linesOf(name as keyof typeof labels, diff, now));
  const widest = Math.min(Math.floor((width - LABEL) / 2), width - LABEL - GAP - NARROWEST);
  const fitting = lines.filter(({ subject, told }) => told !== '' && subject.length <= widest);
  const column = Math.max(0, ...fitting.map(({ subject }) => subject.length)) + GAP;
  return [
    `${headingOf(diff)}      ${momentsOf(diff, isPast, now)}`.trimEnd(),
    ...(lines.length === 0 ? [] : [lines.map((line) => drawn(line, column, width)).join('\n')]),
    `  ${conclusionOf(diff)}`,
  ].join('\n\n');
}

function linesOf(name: keyof typeof labels, { differences, from, to }: Diff, now: Date): readonly Line[] {
  const found = differences.filter(({ classification }) => classification === name);
  const areReleases = from.kind === 'release' && to.kind === 'release';
  const lines = name === 'pending' || (name === 'release' && !areReleases) ? compact(found, now) : each(found, now);
  return lines.map((line, index) => ({ ...line, label: index === 0 ? labels[name] : '' }));
}

function each(found: readonly Difference[], now: Date): readonly Omit<Line, 'label'>[] {
  return found.map((difference) => {
    if (difference.classification === 'release') return { subject: difference.key, told: sidesOf(difference) };
    return { subject: `${difference.key}  ${sidesOf(difference)}`, told: whyOf(difference, now) };
  });
}

/** One line for whatever has the same reason; that it is by release needs none. */
function compact(found: readonly Difference[], now: Date): readonly Omit<Line, 'label'>[] {
  const reasons = [...new Set(found.map((difference) => whyOf(difference, now)))];
  return reasons.flatMap((reason) => {
    const same = found.filter((difference) => whyOf(difference, now) === reason);
    const names = { subject: compactNames(same).join(', '), told: '' };
    return same[0]?.classification === 'release' ? [names] : [names, { subject: reason, told: '' }];
  });
}

function drawn({ label, subject, told }: Line, column: number, width: number): string {
  const start = `  ${label}`.padEnd(LABEL);
  if (told === '') return beside(start, subject, LABEL, width);
  if (subject.length + GAP > column) {
    return `${start}${subject}\n${beside('', told, LABEL + GAP, width)}`;
  }
  return beside(start + subject, told, LABEL + column, width);
}
