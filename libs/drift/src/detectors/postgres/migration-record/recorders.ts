/** How a program keeps the record of the migrations that it ran. */
export interface Recorder {
  readonly table: string;
  /** Columns that make the table this program's, and not another's of that name. */
  readonly columns: readonly string[];
  /** Selects `name` and `checksum` of each migration that ran to its end, in the order of their running. */
  readonly query: (table: string) => string;
  /** What a checksum is; `none` where the record has no use for one. */
  readonly checksum: 'digest' | 'sha-256' | 'crc-32' | 'none';
  /** Whether only the latest one is recorded, so that those before it have run as well. */
  readonly onlyLatest?: true;
}

function namesOnly(table: string, columns: readonly string[], name: string, order: string, where = 'true'): Recorder {
  return {
    table,
    columns,
    query: (from) => `select ${name}::text as name, '' as checksum from ${from} where ${where} order by ${order}`,
    checksum: 'none',
  };
}

/** In the order in which they are looked for; the first table that is there is the record. */
export const recorders: readonly Recorder[] = [
  {
    table: 'ledgerline_migrations',
    columns: ['id', 'checksum'],
    query: (from) => `select id::text as name, checksum::text as checksum from ${from} order by id`,
    checksum: 'digest',
  },
  {
    table: 'flyway_schema_history',
    columns: ['installed_rank', 'script', 'checksum', 'success', 'type'],
    query: (from) =>
      `select script::text as name, coalesce(checksum::text, '') as checksum from ${from}
        where success and type in ('SQL', 'SQL_BASELINE', 'SQL_MIGRATION') order by installed_rank`,
    checksum: 'crc-32',
  },
  {
    table: '_prisma_migrations',
    columns: ['migration_name', 'checksum', 'finished_at', 'rolled_back_at'],
    query: (from) =>
      `select migration_name::text as name, checksum::text as checksum from ${from}
        where finished_at is not null and rolled_back_at is null order by finished_at, migration_name`,
    checksum: 'sha-256',
  },
  {
    table: '__drizzle_migrations',
    columns: ['id', 'hash', 'created_at'],
    query: (from) => `select hash::text as name, hash::text as checksum from ${from} order by created_at, id`,
    checksum: 'sha-256',
  },
  {
    table: 'goose_db_version',
    columns: ['id', 'version_id', 'is_applied'],
    query: (from) =>
      `select version_id::text as name, '' as checksum
         from (select distinct on (version_id) * from ${from} order by version_id, id desc) latest
        where is_applied and version_id > 0 order by version_id`,
    checksum: 'none',
  },
  { ...namesOnly('schema_migrations', ['version', 'dirty'], 'version', '1', 'not dirty'), onlyLatest: true },
  { ...namesOnly('alembic_version', ['version_num'], 'version_num', '1'), onlyLatest: true },
  namesOnly('databasechangelog', ['id', 'author', 'filename', 'orderexecuted'], 'id', 'orderexecuted'),
  namesOnly('pgmigrations', ['id', 'name', 'run_on'], 'name', 'id'),
  namesOnly('knex_migrations', ['id', 'name', 'batch'], 'name', 'id'),
  namesOnly('kysely_migration', ['name', 'timestamp'], 'name', '1'),
  namesOnly('SequelizeMeta', ['name'], 'name', '1'),
  namesOnly('django_migrations', ['id', 'app', 'name', 'applied'], `(app || '.' || name)`, 'id'),
  namesOnly('_sqlx_migrations', ['version', 'success'], 'version', 'version', 'success'),
  namesOnly('__EFMigrationsHistory', ['MigrationId'], '"MigrationId"', '1'),
  namesOnly('__diesel_schema_migrations', ['version', 'run_on'], 'version', '1'),
  namesOnly('gorp_migrations', ['id', 'applied_at'], 'id', '1'),
  namesOnly('schema_migrations', ['version'], 'version', '1'),
];
