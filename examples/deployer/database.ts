import { Client } from 'pg';
import { sha256 } from './artifacts';

export interface Migration {
  readonly id: string;
  readonly checksum: string;
}

/** Applies what is not applied yet, in the release's order, each with its record in one transaction. */
export async function migrate(
  dsn: string,
  migrations: readonly Migration[],
  settings: Readonly<Record<string, unknown>>,
  fetchSql: (checksum: string) => Promise<Buffer>,
): Promise<void> {
  const client = new Client({ connectionString: dsn });
  await client.connect();
  try {
    await client.query(
      'create table if not exists ledgerline_migrations (id text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<Migration>('select id, checksum from ledgerline_migrations');
    const applied = new Map(rows.map(({ id, checksum }) => [id, checksum]));
    for (const { id, checksum } of migrations) {
      const before = applied.get(id);
      if (before === checksum) continue;
      if (before !== undefined)
        throw new Error(`migration ${id} was applied as ${before}, the release has ${checksum}`);
      const sql = await fetchSql(checksum);
      if (sha256(sql) !== checksum) throw new Error(`migration ${id} is not what its checksum says`);
      await client.query('begin');
      await client.query(sql.toString('utf8'));
      await client.query('insert into ledgerline_migrations (id, checksum) values ($1, $2)', [id, checksum]);
      await client.query('commit');
    }
    for (const [name, value] of Object.entries(settings)) {
      await client.query(
        `do $do$ begin execute format('alter database %I set %I to %L', current_database(), ${client.escapeLiteral(name)}, ${client.escapeLiteral(String(value))}); end $do$`,
      );
    }
  } finally {
    await client.end();
  }
}
