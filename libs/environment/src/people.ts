import { type Aliases, spelledAlike } from '@ledgerline/kernel';

/** `people` of a project file: every person with the other names under which they appear. */
export type KnownPeople = Readonly<Record<string, { readonly aliases: readonly string[] }>>;

/** Every other name of the project's people, with the person behind it. */
export function aliasesOf(people: KnownPeople = {}): Aliases {
  return Object.fromEntries(
    Object.entries(people).flatMap(([person, { aliases }]) =>
      aliases.map((alias) => [spelledAlike(alias), spelledAlike(person)] as const),
    ),
  );
}

/**
 * The names that one of several lists holds for one person are one person: whoever says of two people that they are
 * one, or of one that they are two, cannot gain a word by it. The first list that knows a person names them.
 */
export function aliasesOfAll(...lists: readonly (KnownPeople | undefined)[]): Aliases {
  const heads = new Map<string, string>();
  const headOf = (name: string): string => {
    let head = name;
    for (let next = heads.get(head); next !== undefined; next = heads.get(head)) {
      // Every look-up shortens the way, so that a long chain of lists is not walked again and again.
      heads.set(head, heads.get(next) ?? next);
      head = next;
    }
    return head;
  };
  for (const people of lists) {
    for (const [person, { aliases }] of Object.entries(people ?? {})) {
      for (const name of aliases) {
        const [head, other] = [headOf(spelledAlike(person)), headOf(spelledAlike(name))];
        if (head !== other) heads.set(other, head);
      }
    }
  }
  return Object.fromEntries([...heads.keys()].map((name) => [name, headOf(name)]));
}
