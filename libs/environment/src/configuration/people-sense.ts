import { refuse, type Refusal, spelledAlike } from '@ledgerline/kernel';
import { pointerTo } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';

/** A name that stands for two people would count for neither, or for both. */
export function ambiguousName({ people = {} }: ProjectConfiguration): Refusal<'alias-ambiguous'> | undefined {
  const holders = new Map(Object.keys(people).map((person) => [spelledAlike(person), person]));
  for (const [person, { aliases }] of Object.entries(people)) {
    for (const [index, alias] of aliases.entries()) {
      const holder = holders.get(spelledAlike(alias));
      if (holder !== undefined && holder !== person) {
        return refuse(
          'alias-ambiguous',
          { alias, person, other: holder },
          pointerTo('configuration', 'people', person, 'aliases', index),
        );
      }
      holders.set(spelledAlike(alias), person);
    }
  }
  return undefined;
}
