import { Client } from 'pg';
import { awaitCondition } from '../support/await-condition';

const DEADLOCK = '40P01';

/**
 * Holds rows that the projector is about to write, waits until it stands there with its checkpoints in hand, and then
 * asks for the checkpoints: the server ends one of the two. Gives 1 when it did.
 */
export async function deadlockWithProjector(databaseUrl: string): Promise<number> {
  const holder = new Client({ connectionString: databaseUrl });
  const watcher = new Client({ connectionString: databaseUrl });
  await Promise.all([holder.connect(), watcher.connect()]);
  const deadlocks = async () => {
    const { rows } = await watcher.query<{ count: string }>(
      'select sum(deadlocks) as count from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]?.count ?? 0);
  };
  try {
    const before = await deadlocks();
    // The projector finds out first, and so it is the one that is ended.
    await holder.query(`set deadlock_timeout = '60s'`);
    await holder.query('begin');
    const { rows: projections } = await watcher.query<{ name: string }>('select name from projection_checkpoint');
    for (const { name } of projections) await holder.query(`select 1 from "${name}" for update`);
    await awaitCondition('the projector to wait for the rows', async () => {
      const { rows } = await watcher.query(
        `select 1 from pg_stat_activity where application_name = 'ledgerline-projector' and wait_event_type = 'Lock' and query like '%held as materialized%'`,
      );
      return rows.length > 0;
    });
    await holder.query('select * from projection_checkpoint for update').catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== DEADLOCK) throw error;
    });
    await holder.query('rollback');
    await awaitCondition('a deadlock to be counted', async () => (await deadlocks()) > before);
    return (await deadlocks()) - before;
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
}
