const NARROWEST = 60;
const WIDEST = 160;
const USUAL = 100;

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

interface Screen {
  readonly columns?: number | undefined;
}

/** How many columns a text for people may take: the terminal's, or those of `COLUMNS`; a page where there is neither. */
export function textWidth(screen: Screen = process.stdout, columns = process.env.COLUMNS): number {
  const asked = screen.columns ?? Number(columns ?? USUAL);
  return Number.isFinite(asked) && asked > 0 ? Math.min(WIDEST, Math.max(NARROWEST, asked)) : USUAL;
}

/** The text in lines of at most so many columns, broken between words; a word that is longer stays whole. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A label, and beside it the text, whose further lines begin below its first. */
export function beside(label: string, text: string, indent: number, width = textWidth()): string {
  const [first = '', ...rest] = wrapped(text, Math.max(NARROWEST / 2, width - indent));
  return [label.padEnd(indent) + first, ...rest.map((line) => ' '.repeat(indent) + line)]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** At most so many columns of it, the end told by `…`. */
export function cut(text: string, width: number): string {
  const all = lettersOf(text);
  return all.length <= width ? text : `${all.slice(0, Math.max(0, width - 1)).join('')}…`;
}

function lengthOf(text: string): number {
  return lettersOf(text).length;
}

function lettersOf(text: string): readonly string[] {
  return Array.from(letters.segment(text), ({ segment }) => segment);
}
