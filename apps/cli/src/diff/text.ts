import { beside, textWidth } from '../output/width';
import { conclusionOf, headingOf, isPresent, momentsOf } from './heading';
import type { Diff, Difference } from './names';
import { compactNames } from './names';
import { sidesOf, whyOf } from './sentences';

interface Line {
  readonly label: string;
  readonly subject: string;
  /** What stands for the subject where there is little room. */
  readonly brief: string;
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
export function diffText(diff: Diff, now: Date, width = textWidth()): string {
  const all = Object.keys(labels).flatMap((name) => linesOf(name as keyof typeof labels, diff, now));
  const widest = Math.min(Math.floor((width - LABEL) / 2), width - LABEL - GAP - NARROWEST);
  const lines = all.map((line) => ({ ...line, subject: line.subject.length > widest ? line.brief : line.subject }));
  const fitting = lines.filter(({ subject, told }) => told !== '' && subject.length <= widest);
  const column = Math.max(0, ...fitting.map(({ subject }) => subject.length)) + GAP;
  return [
    `${headingOf(diff)}      ${momentsOf(diff, now)}`.trimEnd(),
    ...(lines.length === 0 ? [] : [lines.map((line) => drawn(line, column, width)).join('\n')]),
    `  ${conclusionOf(diff)}`,
  ].join('\n\n');
}

function linesOf(name: keyof typeof labels, diff: Diff, now: Date): readonly Line[] {
  const { differences, from, to } = diff;
  const found = differences.filter(({ classification }) => classification === name);
  const areReleases = from.kind === 'release' && to.kind === 'release';
  const why = (difference: Difference) => whyOf(difference, now, isPresent(diff));
  const lines = name === 'pending' || (name === 'release' && !areReleases) ? compact(found, why) : each(found, why);
  return lines.map((line, index) => ({ ...line, label: index === 0 ? labels[name] : '' }));
}

type Why = (difference: Difference) => string;

/** What was observed is told by its key alone where there is little room: the finding has the values. */
function each(found: readonly Difference[], why: Why): readonly Omit<Line, 'label'>[] {
  return found.map((difference) => {
    const { key, classification, findingId } = difference;
    if (classification === 'release') return { subject: key, brief: key, told: sidesOf(difference) };
    const subject = `${key}  ${sidesOf(difference)}`;
    return { subject, brief: findingId === undefined ? subject : key, told: why(difference) };
  });
}

/** One line for whatever has the same reason; that it is by release needs none. */
function compact(found: readonly Difference[], why: Why): readonly Omit<Line, 'label'>[] {
  const line = (text: string) => ({ subject: text, brief: text, told: '' });
  return [...new Set(found.map(why))].flatMap((reason) => {
    const same = found.filter((difference) => why(difference) === reason);
    const names = line(compactNames(same).join(', '));
    return same[0]?.classification === 'release' ? [names] : [names, line(reason)];
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
