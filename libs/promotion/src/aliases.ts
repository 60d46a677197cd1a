import type { ProjectConfiguration } from '@ledgerline/environment';
import { type Aliases, spelledAlike } from '@ledgerline/kernel';
import type { ReadonlyDeep } from './readonly-deep';

/** Every other name of the project's people, with the person behind it. */
export function aliasesOf(people: ReadonlyDeep<ProjectConfiguration['people']> = {}): Aliases {
  return Object.fromEntries(
    Object.entries(people).flatMap(([person, { aliases }]) =>
      aliases.map((alias) => [spelledAlike(alias), spelledAlike(person)] as const),
    ),
  );
}
