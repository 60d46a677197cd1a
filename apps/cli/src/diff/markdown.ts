import { value } from '../output/text';
import { conclusionOf, headingOf, isPresent, momentsOf, sideOf } from './heading';
import type { Diff, Difference } from './names';
import { whyOf } from './sentences';

const marks = {
  release: 'by release',
  'declared-variance': 'declared',
  excepted: 'excepted',
  pending: 'pending',
  unexplained: '**unexplained**',
} as const;
const LONGEST = 120;

/** A comparison for a pull request: a table with each difference and its reason, what is unexplained first. */
export function diffMarkdown(diff: Diff, now: Date): string {
  const { differences, from, to } = diff;
  const order = Object.keys(marks).reverse();
  const rows = [...differences]
    .sort((one, other) => order.indexOf(one.classification) - order.indexOf(other.classification))
    .map((difference) => row(difference, whyOf(difference, now, isPresent(diff))));
  return [
    `### ${cell(headingOf(diff))}`,
    momentsOf(diff, now),
    ...(rows.length === 0
      ? []
      : [
          [
            '| | what | ' + cell(sideOf(from)) + ' | ' + cell(sideOf(to)) + ' | why |',
            '|---|---|---|---|---|',
            ...rows,
          ].join('\n'),
        ]),
    conclusionOf(diff).replace(/(ledgerline .*)$/, '`$1`'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function row(difference: Difference, why: string): string {
  const { classification, key, from, to } = difference;
  const cells = [marks[classification], code(key), code(value(from)), code(value(to)), cell(why)];
  return `| ${cells.join(' | ')} |`;
}

/** Text that cannot end its cell, begin markup, or mention anybody. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#@]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

function code(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return shown === '–' ? shown : `<code>${cell(shown)}</code>`;
}
