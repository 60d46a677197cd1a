import { canonicalJson } from '@ledgerline/kernel';
import type { ReleaseContent } from '../../release-content';
import type { MigrationRegistrationRow } from '../migration-registrations/project';

/** So many are told by name; of the others how many there are. */
const MOST_NAMED = 20;

const kinds = ['artifacts', 'modules', 'configuration', 'flags', 'datasets', 'manifests'] as const;
export const movedKinds = [...kinds, 'migrations'] as const;

/** Something that is otherwise than in the release before. */
export interface MovedPart {
  readonly kind: (typeof movedKinds)[number];
  /** Component, module, flag, dataset, manifest, or database. */
  readonly name: string;
  /** How many migrations of the database are new; how many of them destroy something, as far as is known. */
  readonly count?: number;
  readonly destructive?: number;
}

export interface Moved {
  /** The release that was cut before it; null for the first. */
  readonly since: string | null;
  readonly parts: readonly MovedPart[];
  /** How many more there are. */
  readonly more: number;
}

interface Cut {
  readonly alias: string;
  readonly content: ReleaseContent;
}

/** What a release brings that the one cut before it did not have, or had otherwise; in a fixed order. */
export function movedSince(
  before: Cut | undefined,
  content: ReleaseContent,
  registrations: readonly MigrationRegistrationRow[],
): Moved {
  const parts = [
    ...changed('artifacts', before, content),
    ...newMigrations(before?.content, content, registrations),
    ...kinds.slice(1).flatMap((kind) => changed(kind, before, content)),
  ];
  return {
    since: before?.alias ?? null,
    parts: parts.slice(0, MOST_NAMED),
    more: Math.max(0, parts.length - MOST_NAMED),
  };
}

function changed(kind: (typeof kinds)[number], before: Cut | undefined, after: ReleaseContent): readonly MovedPart[] {
  const [then, now] = [before?.content[kind] ?? {}, after[kind]];
  return [...new Set([...Object.keys(then), ...Object.keys(now)])]
    .filter((name) => textOf(then, name) !== textOf(now, name))
    .sort()
    .map((name) => ({ kind, name }));
}

function textOf(parts: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return Object.hasOwn(parts, name) ? canonicalJson(parts[name]) : undefined;
}

function newMigrations(
  before: ReleaseContent | undefined,
  after: ReleaseContent,
  registrations: readonly MigrationRegistrationRow[],
): readonly MovedPart[] {
  return Object.entries(after.migrations).flatMap(([name, list]): readonly MovedPart[] => {
    const had = new Set(before?.migrations[name]?.map(({ id, checksum }) => `${id} ${checksum}`));
    const brought = list.filter(({ id, checksum }) => !had.has(`${id} ${checksum}`));
    if (brought.length === 0) return [];
    const destructive = new Set(
      registrations
        .filter(({ database }) => database === name)
        .flatMap(({ migrations }) => migrations.filter(({ safety }) => safety === 'destructive').map(({ id }) => id)),
    );
    return [
      {
        kind: 'migrations',
        name,
        count: brought.length,
        destructive: brought.filter(({ id }) => destructive.has(id)).length,
      },
    ];
  });
}
