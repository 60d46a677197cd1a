/** `ana`, `ana and mei`, `ana, mei and olga` */
export function inProse(words: readonly string[]): string {
  const [last = '', ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}
