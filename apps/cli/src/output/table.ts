import Table from 'cli-table3';

const bare = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Columns that line up, without lines; `head` may be left out. */
export function table(rows: readonly (readonly string[])[], head: readonly string[] = []): string {
  const drawn = new Table({
    chars: bare,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    ...(head.length > 0 && { head: [...head] }),
  });
  // A row with fewer cells than others would be drawn apart from them.
  const cells = Math.max(0, ...rows.map(({ length }) => length));
  drawn.push(...rows.map((row) => [...row, ...Array<string>(cells - row.length).fill('')]));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
