import type { ObservedDatabase } from './document';
import { own } from './own';
import { partsOf } from './names';

type Changes = NonNullable<ObservedDatabase['changes']>;

/**
 * How the server names what stands at a place below `schema` when it logs a change, the most exact name first: an index
 * by its own name, what belongs to a table also as `policy on table`.
 */
function identitiesOf([kind, name, field, part]: readonly string[]): readonly string[] {
  if (kind === undefined || name === undefined) return [];
  const whole = kind === 'functions' ? name.replaceAll(', ', ',') : name;
  if (part === undefined || field === undefined) return [whole];
  if (field === 'indexes') return [`${partsOf(name)[0]}.${part}`, whole];
  if (field === 'columns') return [`${name}.${part}`, whole];
  return field === 'grants' ? [whole] : [`${part} on ${name}`, whole];
}

/** Who last changed what stands there, by the log. */
export function lastChange(changes: Changes | undefined, path: readonly string[]): Changes[string] | undefined {
  return identitiesOf(path)
    .map((identity) => own(changes, identity))
    .find((change) => change !== undefined);
}

/** What a log says of these places, and nothing else of it. */
export function changesAt(changes: Changes, paths: readonly (readonly string[])[]): Changes {
  const told = new Set(paths.flatMap(identitiesOf));
  return Object.fromEntries(Object.entries(changes).filter(([identity]) => told.has(identity)));
}
