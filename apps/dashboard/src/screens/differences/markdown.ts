import type { Diff, Difference } from './facts';

const MOST = 160;

/** The comparison as a table for an issue or a pull request; nothing in it can end its cell, begin markup or mention anybody. */
export function markdownOf({ from, to }: Diff, differences: readonly Difference[]): string {
  const rows = differences.map(({ kind, key, from: one, to: other, classification, reason, findingId }) =>
    [
      classification,
      kind,
      code(key),
      code(one),
      code(other),
      cell(reason + (findingId === undefined ? '' : ` (${findingId})`)),
    ].join(' | '),
  );
  return [
    `### ${cell(from.name)} and ${cell(to.name)}`,
    '',
    `| | | what | ${cell(from.name)} | ${cell(to.name)} | why they differ |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}

function code(value: unknown): string {
  if (value === null || value === undefined) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `<code>${cell(text.length > MOST ? `${text.slice(0, MOST)}…` : text)}</code>`;
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#@&~]|\p{Cf}/gu, (sign) => `&#${String(sign.codePointAt(0))};`);
}
