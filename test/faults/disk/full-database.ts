import { Client } from 'pg';

/** Lets every write to a projection fail as it does on a full disk (SQLSTATE 53100) while `during` runs. */
export async function withFullDatabase<Result>(databaseUrl: string, during: () => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select name from projection_checkpoint');
    await client.query(
      `create or replace function no_room() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
    );
    for (const { name } of rows) {
      await client.query(
        `create trigger full_disk before insert or update on "${name}" for each row execute function no_room()`,
      );
    }
    const result = await during();
    for (const { name } of rows) await client.query(`drop trigger full_disk on "${name}"`);
    return result;
  } finally {
    await client.end();
  }
}
