export interface RebuildArguments {
  /** Projections to rebuild; none means all. */
  readonly names: readonly string[];
  readonly verify: boolean;
}

export const USAGE = 'usage: rebuild [projection…] [--verify]';

export function argumentsIn(
  given: readonly string[],
  known: readonly string[],
): RebuildArguments | { readonly problem: string } {
  const names = given.filter((argument) => !argument.startsWith('-'));
  const option = given.find((argument) => argument.startsWith('-') && argument !== '--verify');
  if (option !== undefined) return { problem: `unknown option ${option}` };
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return { problem: `no projection "${unknown}"; there are: ${known.join(', ')}` };
  return { names, verify: given.includes('--verify') };
}
