import { type Aliases, spelledAlike } from '@ledgerline/kernel';

/** Person to the other names of theirs, as a project's configuration has it. */
type Names = Readonly<Record<string, { readonly aliases: readonly string[] }>>;

/** Every other name of the project's people, with the person behind it. */
export function aliasesOf(people: Names = {}): Aliases {
  return Object.fromEntries(
    Object.entries(people).flatMap(([person, { aliases }]) =>
      aliases.map((alias) => [spelledAlike(alias), spelledAlike(person)] as const),
    ),
  );
}
