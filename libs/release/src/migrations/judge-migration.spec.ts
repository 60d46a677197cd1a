import { judged, readScript } from '../testing/judged-sql';
import type { MigrationStatement } from './judge-migration';
import { judgeMigration, needsHistory } from './judge-migration';
import { Memory } from './memory/memory';

describe('judging a migration', () => {
  it('tells of each statement where it is, what it does and what to do instead', async () => {
    expect(await judged('-- first\nSELECT 1;\n\n  DROP TABLE orders;')).toEqual([
      { line: 2, kind: 'SELECT', safety: 'additive', reason: 'nothing that is there changes' },
      {
        line: 4,
        kind: 'DROP TABLE',
        safety: 'destructive',
        reason: 'orders: its rows are lost, and a release that names it fails',
        instead:
          'first release what does without it; then do this in a migration that says `-- ledgerline: requires-converged <that release>`',
      },
    ]);
  });

  it('tells of each part of an ALTER TABLE', async () => {
    const sql = 'ALTER TABLE orders ADD COLUMN a int, DROP COLUMN b, ADD CHECK (a > 0)';
    expect((await judged(sql)).map(({ safety, kind }) => [safety, kind])).toEqual([
      ['additive', 'ADD COLUMN'],
      ['destructive', 'DROP COLUMN'],
      ['blocking', 'ADD CHECK'],
    ]);
  });

  it('finds nothing in a script without statements', async () => {
    expect(await judged('-- nothing yet\n')).toEqual([]);
  });

  it('never takes for safe what the rules do not know, nor what was too large to be handed on', () => {
    const unknown: MigrationStatement[] = [
      { line: 1, node: { TeleportStmt: {} } },
      { line: 2, node: { constructor: {} } },
      { line: 3, node: { SelectStmt: {} }, unseen: true },
    ];
    expect(judgeMigration(unknown, new Memory(true)).map(({ safety, reason }) => `${safety}: ${reason}`)).toEqual([
      'destructive: it is not known what this statement does',
      'destructive: it is not known what this statement does',
      'destructive: the statement is too large to be looked at',
    ]);
  });

  it('knows what an earlier migration made only for what it is, not as its own', async () => {
    expect(await judged('CREATE TABLE t (a int)', 'DROP TABLE t')).toMatchObject([{ safety: 'destructive' }]);
    expect(await judged('CREATE TABLE IF NOT EXISTS t (a int); DROP TABLE t')).toMatchObject([
      {},
      { safety: 'additive' },
    ]);
    expect(await judged('CREATE TABLE t (a int)', 'CREATE TABLE IF NOT EXISTS t (a int); DROP TABLE t')).toMatchObject([
      {},
      { safety: 'destructive' },
    ]);
    const anew = 'CREATE TABLE IF NOT EXISTS t (a int); DROP TABLE t';
    expect(await judged('CREATE TABLE t (a int)', 'DROP TABLE t', anew)).toMatchObject([{}, { safety: 'additive' }]);
    expect(await judged('BEGIN', 'CREATE INDEX CONCURRENTLY ON t (a)')).toMatchObject([{ safety: 'additive' }]);
  });

  it.each([
    ['(b int)', 'additive'],
    ['(a int)', 'destructive'],
    ['(b int, LIKE orders)', 'destructive'],
    ['(b int) INHERITS (orders)', 'destructive'],
    ['AS SELECT 1 AS b', 'destructive'],
  ])('knows which columns an earlier table has: %s: %s', async (table, safety) => {
    const sql = 'ALTER TABLE t ADD COLUMN IF NOT EXISTS a int; ALTER TABLE t DROP COLUMN a';
    expect(await judged(`CREATE TABLE t ${table}`, sql)).toMatchObject([{}, { safety }]);
  });

  it.each([
    ['SELECT 1; CREATE TABLE IF NOT EXISTS t (a int)', true],
    ['ALTER TABLE t ALTER a TYPE text', true],
    ['ALTER TABLE t ALTER a SET NOT NULL', true],
    ['ALTER TABLE t DROP CONSTRAINT c', true],
    ['ALTER TABLE t ATTACH PARTITION p DEFAULT', true],
    ['DROP TABLE t; ALTER TABLE t ADD COLUMN a int', false],
  ])('is better done with what came before: %s: %s', async (sql, better) => {
    expect(needsHistory((await readScript(sql)).statements)).toBe(better);
  });
});

describe('what is told of a migration', () => {
  const secret = 'hunter2';
  it.each([
    `CREATE ROLE app LOGIN PASSWORD '${secret}'`,
    `ALTER ROLE app PASSWORD '${secret}'`,
    `ALTER USER app WITH ENCRYPTED PASSWORD '${secret}'`,
    `CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'u', password '${secret}')`,
    `ALTER USER MAPPING FOR app SERVER s OPTIONS (SET password '${secret}')`,
    `CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (key '${secret}')`,
    `CREATE SUBSCRIPTION s CONNECTION 'host=h password=${secret}' PUBLICATION p`,
    `ALTER SUBSCRIPTION s CONNECTION 'host=h password=${secret}'`,
    `SELECT * FROM dblink('host=h password=${secret}', 'SELECT 1') AS t (a int)`,
    `SELECT dblink_connect(U&'${secret}')`,
    `INSERT INTO users VALUES ('${secret}') ON CONFLICT (a) DO UPDATE SET b = '${secret}'`,
    `UPDATE users SET a = E'${secret}' WHERE b = $$${secret}$$`,
    `DELETE FROM users WHERE a = B'1' OR b = '${secret}'`,
    `ALTER TABLE users ADD COLUMN a text DEFAULT crypt('${secret}', gen_salt('bf'))`,
    `DO $$ BEGIN PERFORM '${secret}'; END $$`,
    `CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT '${secret}' $$`,
    `SET app.key = '${secret}'`,
    `ALTER SYSTEM SET primary_conninfo = '${secret}'`,
    `COMMENT ON TABLE users IS '${secret}'`,
    `COPY users FROM PROGRAM 'curl -u ${secret}'`,
    `NOTIFY news, '${secret}'`,
    `PREPARE TRANSACTION '${secret}'`,
    `SECURITY LABEL ON TABLE users IS '${secret}'`,
  ])('repeats no literal: %s', async (sql) => {
    const { statements } = await readScript(sql);
    expect(JSON.stringify(statements)).not.toContain(secret);
    expect(JSON.stringify(judgeMigration(statements, new Memory(false)))).not.toContain(secret);
  });

  it('shows names on one line, and not longer than they can be', async () => {
    const [finding] = await judged('DROP TABLE "a\u001b[31m\nb\u202e", "' + 'x'.repeat(200) + '", c, d, e');
    expect(finding?.reason).toMatch(/^a\ufffd\[31m\ufffdb\ufffd, x{63}, c and 2 more: /);
  });
});
