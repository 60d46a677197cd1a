/** Lines and columns of a text, counted from 1; a column is one character that people see as one (a code point). */
export class TextPlaces {
  private readonly lineStarts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.lineStarts = starts;
  }

  lineAt(index: number): number {
    let [low, high] = [0, this.lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.lineStarts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  columnAt(index: number): number {
    const start = this.lineStarts[this.lineAt(index) - 1] ?? 0;
    return Array.from(this.text.slice(start, index)).length + 1;
  }
}

/** Turns ascending byte offsets of the text's UTF-8 form into indexes of the text, each from where the last one was. */
export function byteOffsetReader(text: string): (bytes: number) => number {
  let [index, seen] = [0, 0];
  return (bytes) => {
    while (seen < bytes && index < text.length) {
      const code = text.codePointAt(index) ?? 0;
      seen += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      index += code < 0x10000 ? 1 : 2;
    }
    return index;
  };
}

/** The index of the text's nth code point, from 0: the parser counts so where it tells of an error. */
export function indexOfCodePoint(text: string, n: number): number {
  let index = 0;
  for (let left = n; left > 0 && index < text.length; left -= 1) {
    index += (text.codePointAt(index) ?? 0) < 0x10000 ? 1 : 2;
  }
  return index;
}
