const CONTEXT = 3;

/** A unified diff of two texts that differ in one place; empty when they do not differ. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const [left, right] = [linesOf(before), linesOf(after)];
  const head = common(left, right);
  const tail = common([...left.slice(head)].reverse(), [...right.slice(head)].reverse());
  const [removed, added] = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)];
  if (removed.length + added.length === 0) return '';
  const from = Math.max(0, head - CONTEXT);
  const above = left.slice(from, head);
  const below = left.slice(left.length - tail, left.length - tail + CONTEXT);
  const size = above.length + below.length;
  return [
    `--- a/${name}`,
    `+++ b/${name}`,
    `@@ -${range(from, size + removed.length)} +${range(from, size + added.length)} @@`,
    ...above.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...below.map((line) => ` ${line}`),
    '',
  ].join('\n');
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** How many lines the two begin with in common. */
function common(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((line, index) => line !== right[index]);
  return at < 0 ? left.length : at;
}

/** An empty range begins after the line before it. */
const range = (from: number, size: number) => `${String(size === 0 ? from : from + 1)},${String(size)}`;
