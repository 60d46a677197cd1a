/** The name of a migration without folders and ending; one in a folder of its own goes by that. */
export function plainName(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== 'migration.sql');
  return (parts.at(-1) ?? name).replace(/\.(?:up\.)?(?:sql|js|ts|cjs|mjs|py|rb)$/, '');
}

/** `V1_2__add` and `1.2_add` are version 1.2, `0042_add` is version 42; a revision such as `ae1027a6acf_add` is itself. */
export function versionOf(name: string): string | undefined {
  const digits = /^[VvUu]?(\d+(?:[._]\d+)*?)(?:__|[-_. ]\D|$)/.exec(name)?.[1];
  if (digits === undefined) return /^([0-9a-f]{8,40})(?:[-_. ]|$)/.exec(name)?.[1];
  return digits
    .split(/[._]/)
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .join('.');
}

/** Whether a version comes before another one. */
export function precedes(version: string, other: string): boolean {
  const [left, right] = [version.split(/[._]/).map(Number), other.split('.').map(Number)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [one = 0, two = 0] = [left[at], right[at]];
    if (one !== two) return one < two;
  }
  return false;
}
