import type { DatabaseSchema } from '../database-schema';
import { own } from '../own';
import { sameDefinition } from '../same-sql';

interface UsuallyNamed {
  readonly usualName?: string;
  readonly definition: string;
  readonly unique?: boolean;
}

/**
 * A server numbers the names that it chooses in the order in which it is asked for them; where only that number is
 * another one, an index or constraint goes by the declared name on both sides.
 */
export function matchUsualNames(declared: DatabaseSchema, observed: DatabaseSchema): void {
  for (const [name, table] of Object.entries(observed.tables)) {
    const other = declared.tables[name];
    if (other === undefined) continue;
    table.indexes = matched(other.indexes, table.indexes);
    table.constraints = matched(other.constraints, table.constraints);
  }
  for (const [name, view] of Object.entries(observed.materializedViews ?? {})) {
    const other = declared.materializedViews?.[name];
    if (other?.indexes !== undefined && view.indexes !== undefined) view.indexes = matched(other.indexes, view.indexes);
  }
  for (const [name, domain] of Object.entries(observed.domains ?? {})) {
    const other = declared.domains?.[name];
    if (other !== undefined) domain.constraints = matched(other.constraints, domain.constraints);
  }
}

function matched<Of extends UsuallyNamed>(
  declared: Readonly<Record<string, Of>>,
  observed: Readonly<Record<string, Of>>,
): Record<string, Of> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const open = Object.entries(observed).filter(([name, of]) => {
    const same = own(declared, name);
    const settled = of.usualName === undefined || (same !== undefined && isSame(same, of));
    if (settled) take(names, taken, name, name);
    return !settled;
  });
  for (const [name, of] of open) {
    const found = Object.entries(declared).find(([other, that]) => !taken.has(other) && isSame(that, of));
    if (found !== undefined) take(names, taken, name, found[0]);
  }
  for (const [name] of open) if (!names.has(name)) take(names, taken, name, free(name, taken));
  return Object.fromEntries(Object.entries(observed).map(([name, of]) => [names.get(name) ?? name, of]));
}

function take(names: Map<string, string>, taken: Set<string>, name: string, as: string): void {
  names.set(name, as);
  taken.add(as);
}

/** Its own name, or one beside it where a namesake that is the same has taken that. */
function free(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 1; taken.has(candidate); number += 1) candidate = `${name}${String(number)}`;
  return candidate;
}

function isSame(declared: UsuallyNamed, observed: UsuallyNamed): boolean {
  return (
    declared.usualName === observed.usualName &&
    declared.unique === observed.unique &&
    sameDefinition(declared.definition, observed.definition)
  );
}
