/** How a program keeps the record of the migrations that it ran. */
export interface Recorder {
  readonly table: string;
  /** Columns that make the table this program's, and not another's of that name. */
  readonly columns: readonly string[];
  /** Selects rows of the form of {@link RecordedRow}, in the order of their running. */
  readonly query: (table: string) => string;
  /** What a checksum is; `none` where the record has none, or none that can be held against a file. */
  readonly checksum: 'digest' | 'sha-256' | 'crc-32' | 'none';
  /** Whether only the latest one is recorded, so that those before it have run as well. */
  readonly onlyLatest?: true;
  /** Whether it tells in which order they ran, and not only which. */
  readonly isOrdered?: true;
}

export interface RecordedRow {
  readonly name: string;
  /** Another name that it may be declared by. */
  readonly alias?: string | null;
  /** Empty where there is none. */
  readonly checksum?: string | null;
  /** Absent where it ran to its end. */
  readonly state?: 'failed' | 'interrupted' | 'baseline' | null;
}

interface Named {
  readonly name: string;
  readonly order: string;
  readonly where?: string;
  readonly state?: string;
  readonly alias?: string;
}

function named(table: string, columns: readonly string[], { name, order, where, state, alias }: Named): Recorder {
  const others = `${state ?? 'null'} as state, ${alias ?? 'null'}::text as alias`;
  return {
    table,
    columns,
    query: (from) => `select ${name}::text as name, ${others} from ${from} where ${where ?? 'true'} order by ${order}`,
    checksum: 'none',
  };
}

const ordered = (recorder: Recorder): Recorder => ({ ...recorder, isOrdered: true });

/** In the order in which they are looked for; of two that know as many of the declared migrations, the first counts. */
export const recorders: readonly Recorder[] = [
  {
    table: 'ledgerline_migrations',
    columns: ['id', 'checksum', 'applied_at'],
    query: (from) => `select id::text as name, checksum::text as checksum from ${from} order by applied_at, id`,
    checksum: 'digest',
    isOrdered: true,
  },
  {
    table: 'ledgerline_migrations',
    columns: ['id', 'checksum'],
    query: (from) => `select id::text as name, checksum::text as checksum from ${from} order by id`,
    checksum: 'digest',
  },
  {
    table: 'flyway_schema_history',
    columns: ['installed_rank', 'version', 'script', 'checksum', 'success', 'type'],
    // What was undone or removed is told by a later row of its version.
    query: (from) => `
      select case type when 'BASELINE' then version else script end as name, checksum::text as checksum,
             case when not success then 'failed' when type = 'BASELINE' then 'baseline' end as state
        from ${from} h
       where type not like 'UNDO%' and type not in ('DELETE', 'SCHEMA')
         and not exists (select from ${from} later where later.version = h.version and later.success
                            and later.installed_rank > h.installed_rank and (later.type like 'UNDO%' or later.type = 'DELETE'))
       order by installed_rank`,
    checksum: 'crc-32',
    isOrdered: true,
  },
  {
    table: '_prisma_migrations',
    columns: ['migration_name', 'checksum', 'started_at', 'finished_at', 'rolled_back_at'],
    query: (from) => `
      select migration_name::text as name, checksum::text as checksum,
             case when finished_at is null then 'failed' end as state
        from ${from} where rolled_back_at is null order by started_at, migration_name`,
    checksum: 'sha-256',
    isOrdered: true,
  },
  {
    table: '__drizzle_migrations',
    columns: ['id', 'hash', 'created_at'],
    query: (from) => `select hash::text as name, hash::text as checksum from ${from} order by created_at, id`,
    checksum: 'sha-256',
    isOrdered: true,
  },
  {
    table: 'goose_db_version',
    columns: ['id', 'version_id', 'is_applied'],
    query: (from) => `
      select version_id::text as name
        from (select distinct on (version_id) * from ${from} order by version_id, id desc) latest
       where is_applied and version_id > 0 order by id`,
    checksum: 'none',
    isOrdered: true,
  },
  {
    ...named('schema_migrations', ['version', 'dirty'], {
      name: 'version',
      order: '1',
      state: `case when dirty then 'interrupted' end`,
    }),
    onlyLatest: true,
  },
  { ...named('alembic_version', ['version_num'], { name: 'version_num', order: '1' }), onlyLatest: true },
  ordered(
    named('databasechangelog', ['id', 'author', 'filename', 'orderexecuted', 'exectype'], {
      name: 'id',
      alias: 'filename',
      order: 'orderexecuted',
      state: `case when exectype = 'FAILED' then 'failed' end`,
      where: `exectype <> 'SKIPPED'`,
    }),
  ),
  ordered(named('pgmigrations', ['id', 'name', 'run_on'], { name: 'name', order: 'id' })),
  ordered(named('knex_migrations', ['id', 'name', 'batch'], { name: 'name', order: 'id' })),
  ordered(named('django_migrations', ['id', 'app', 'name', 'applied'], { name: `(app || '.' || name)`, order: 'id' })),
  ordered(named('gorp_migrations', ['id', 'applied_at'], { name: 'id', order: 'applied_at, id' })),
  ordered(named('migrations', ['id', 'migration', 'batch'], { name: 'migration', order: 'id' })),
  ordered(named('migrations', ['id', 'name', 'timestamp'], { name: 'name', order: 'id' })),
  ordered(named('mikro_orm_migrations', ['id', 'name', 'executed_at'], { name: 'name', order: 'id' })),
  named('_sqlx_migrations', ['version', 'success'], {
    name: 'version',
    order: 'version',
    state: `case when not success then 'failed' end`,
  }),
  named('kysely_migration', ['name', 'timestamp'], { name: 'name', order: '1' }),
  named('SequelizeMeta', ['name'], { name: 'name', order: '1' }),
  named('__EFMigrationsHistory', ['MigrationId'], { name: '"MigrationId"', order: '1' }),
  named('__diesel_schema_migrations', ['version', 'run_on'], { name: 'version', order: '1' }),
  named('refinery_schema_history', ['version', 'name', 'applied_on'], { name: 'version', order: 'version' }),
  named('schema_migrations', ['version'], { name: 'version', order: '1' }),
];
