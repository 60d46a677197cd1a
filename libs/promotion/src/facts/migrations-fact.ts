import type { IntentDocument } from '@ledgerline/environment';
import type { MigrationFact, MigrationsFact } from '../gate-facts';

type Migrations = IntentDocument['migrations'];

/** What was found out about a migration when a release brought it for the first time. */
interface ReadMigration {
  readonly safety?: 'additive' | 'blocking' | 'destructive';
  readonly because?: string;
  /** Ids of releases that must have converged in an environment before it runs there. */
  readonly requires?: readonly string[];
}

export interface MigrationKnowledge {
  readonly of: (database: string, id: string) => ReadMigration | undefined;
  /** Whether a release has converged in the environment. */
  readonly converged: (releaseId: string) => boolean;
  /** How a release is called. */
  readonly alias: (releaseId: string) => string;
}

/** What the release's migrations mean for what is declared in the environment; undefined where neither has any. */
export function migrationsFact(
  declared: Migrations | undefined,
  released: Migrations,
  known: MigrationKnowledge,
): MigrationsFact | undefined {
  const databases = [...new Set([...Object.keys(declared ?? {}), ...Object.keys(released)])].sort();
  if (databases.length === 0) return undefined;
  const each = databases.map((database) =>
    inDatabase(database, declared?.[database] ?? [], released[database] ?? [], known),
  );
  return {
    toRun: each.flatMap(({ toRun }) => toRun),
    staying: each.flatMap(({ staying }) => staying),
    problems: each.flatMap(({ problems }) => problems),
  };
}

type List = Migrations[string];

function inDatabase(database: string, there: List, ours: List, known: MigrationKnowledge): MigrationsFact {
  const applied = new Map(there.map(({ id, checksum }) => [id, checksum]));
  const released = new Set(ours.map(({ id }) => id));
  const told = ({ id }: List[number]): MigrationFact => {
    const { safety, because } = known.of(database, id) ?? {};
    return { database, id, safety: safety ?? 'unknown', ...(because !== undefined && { because }) };
  };
  const toRun = ours.filter(({ id }) => !applied.has(id));
  return {
    toRun: toRun.map(told),
    staying: there.filter(({ id }) => !released.has(id)).map(told),
    problems: [
      ...edited(database, ours, applied),
      ...outOfOrder(database, ours, applied),
      ...underAnotherName(database, toRun, there),
      ...tooEarly(database, toRun, known),
    ],
  };
}

type Problem = MigrationsFact['problems'][number];

/** The same name with other bytes: what ran there is not what the release says. */
function edited(database: string, ours: List, applied: ReadonlyMap<string, string>): readonly Problem[] {
  return ours
    .filter(({ id, checksum }) => applied.has(id) && applied.get(id) !== checksum)
    .map(({ id }) => ({
      database,
      id,
      problem: 'edited',
      says: `${database}/${id} was applied there with other content`,
    }));
}

/** One that is to run stands before one that has run already. */
function outOfOrder(database: string, ours: List, applied: ReadonlyMap<string, string>): readonly Problem[] {
  const last = ours.findLastIndex(({ id }) => applied.has(id));
  const after = ours[last]?.id ?? '';
  return ours
    .slice(0, Math.max(0, last))
    .filter(({ id }) => !applied.has(id))
    .map(({ id }) => ({
      ...{ database, id, problem: 'out-of-order' },
      says: `${database}/${id} would run after ${after}, which comes behind it and is applied there`,
    }));
}

/** The same bytes ran there under another name: they would run twice. */
function underAnotherName(database: string, toRun: List, there: List): readonly Problem[] {
  const names = new Map(there.map(({ id, checksum }) => [checksum, id]));
  return toRun.flatMap(({ id, checksum }) => {
    const other = names.get(checksum);
    if (other === undefined) return [];
    const says = `${database}/${id} was applied there as ${other}, and would run a second time`;
    return [{ database, id, problem: 'applied-under-another-name', says }];
  });
}

/** A step that takes away waits for the release that needs it no more. */
function tooEarly(database: string, toRun: List, known: MigrationKnowledge): readonly Problem[] {
  return toRun.flatMap(({ id }) =>
    (known.of(database, id)?.requires ?? [])
      .filter((releaseId) => !known.converged(releaseId))
      .map((releaseId) => ({
        ...{ database, id, problem: 'requires-converged' },
        says: `${database}/${id} may run once ${known.alias(releaseId)} has converged there`,
      })),
  );
}
