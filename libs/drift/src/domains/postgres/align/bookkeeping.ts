import type { DatabaseSchema } from '../database-schema';
import { bare, partsOf } from '../names';

/** Tables in which programs record which migrations they ran, and whose they are. */
const bookkeeping: ReadonlyMap<string, string> = new Map([
  ['ledgerline_migrations', 'Ledgerline'],
  ['flyway_schema_history', 'Flyway'],
  ['databasechangelog', 'Liquibase'],
  ['databasechangeloglock', 'Liquibase'],
  ['DATABASECHANGELOG', 'Liquibase'],
  ['DATABASECHANGELOGLOCK', 'Liquibase'],
  ['schema_migrations', 'golang-migrate, dbmate, Rails or Ecto'],
  ['ar_internal_metadata', 'Rails'],
  ['_prisma_migrations', 'Prisma'],
  ['alembic_version', 'Alembic'],
  ['django_migrations', 'Django'],
  ['__EFMigrationsHistory', 'Entity Framework'],
  ['goose_db_version', 'goose'],
  ['pgmigrations', 'node-pg-migrate'],
  ['knex_migrations', 'Knex'],
  ['knex_migrations_lock', 'Knex'],
  ['kysely_migration', 'Kysely'],
  ['kysely_migration_lock', 'Kysely'],
  ['SequelizeMeta', 'Sequelize'],
  ['mikro_orm_migrations', 'MikroORM'],
  ['typeorm_metadata', 'TypeORM'],
  ['atlas_schema_revisions', 'Atlas'],
  ['__drizzle_migrations', 'Drizzle'],
  ['gorp_migrations', 'sql-migrate'],
  ['_sqlx_migrations', 'SQLx'],
  ['refinery_schema_history', 'Refinery'],
  ['__diesel_schema_migrations', 'Diesel'],
]);

/** Names that others use too: a record of migrations only where it has just these columns. */
const byColumns: ReadonlyMap<string, readonly (readonly [columns: string, whose: string])[]> = new Map([
  [
    'migrations',
    [
      ['batch,id,migration', 'Laravel'],
      ['id,name,timestamp', 'TypeORM'],
    ],
  ],
  ['migration', [['id,name,timestamp', 'TypeORM']]],
]);

/** Something that is there to keep a record, with why it may be. */
export interface Kept {
  /** Kind and name. */
  readonly path: readonly [string, string];
  readonly reason: string;
}

/**
 * Takes the records of migrations out of what was observed where no migration made them; they are compared by what they
 * say. The log of who changed what goes with them.
 */
export function leaveOutBookkeeping(observed: DatabaseSchema, declared: DatabaseSchema): readonly Kept[] {
  const kept = Object.entries(observed.tables).flatMap(([name, { columns }]): readonly Kept[] => {
    const whose = keeper(bare(partsOf(name)[1]), Object.keys(columns));
    if (whose === undefined || declared.tables[name] !== undefined) return [];
    const reason = `the record that ${whose} keeps of the migrations that ran; what it says is compared as migrations`;
    return [{ path: ['tables', name], reason }];
  });
  for (const {
    path: [, table],
  } of kept) {
    Reflect.deleteProperty(observed.tables, table);
    for (const [sequence, { ownedBy }] of Object.entries(observed.sequences ?? {})) {
      if (ownedBy?.startsWith(`${table}.`) === true) Reflect.deleteProperty(observed.sequences ?? {}, sequence);
    }
  }
  return [...kept, ...leaveOutLog(observed, declared)];
}

/** What docs/guides/postgres.md has a database make to tell who changed what. */
function leaveOutLog({ eventTriggers = {} }: DatabaseSchema, declared: DatabaseSchema): readonly Kept[] {
  const logging = Object.entries(eventTriggers).filter(
    ([name, { function: calls }]) =>
      calls.startsWith('ledgerline.log_') && declared.eventTriggers?.[name] === undefined,
  );
  return logging.map(([name]) => {
    Reflect.deleteProperty(eventTriggers, name);
    return { path: ['eventTriggers', name], reason: 'keeps the log of who changed what, which findings are told with' };
  });
}

function keeper(table: string, columns: readonly string[]): string | undefined {
  const known = bookkeeping.get(table);
  if (known !== undefined) return known;
  const these = [...columns].sort().join(',');
  return byColumns.get(table)?.find(([expected]) => expected === these)?.[1];
}
