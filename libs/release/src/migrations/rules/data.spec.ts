import { itJudges, judged, verdicts } from '../../testing/judged-sql';

describe('writing rows', () => {
  itJudges([
    ['INSERT INTO orders VALUES (1)', 'additive INSERT'],
    ['INSERT INTO orders SELECT * FROM old', 'additive INSERT'],
    ['INSERT INTO orders VALUES (1) ON CONFLICT DO NOTHING', 'additive INSERT'],
    ['INSERT INTO orders VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 1', 'destructive INSERT … ON CONFLICT DO UPDATE'],
    ['DELETE FROM orders', 'destructive DELETE'],
    ['DELETE FROM orders WHERE a = 1', 'destructive DELETE'],
    ['UPDATE orders SET a = 1', 'destructive UPDATE'],
    ['UPDATE orders SET a = 1 WHERE b = 2', 'destructive UPDATE'],
    ['UPDATE orders SET a = 1 WHERE a IS NULL', 'blocking UPDATE'],
    ['UPDATE orders o SET a = 1 WHERE o.a IS NULL AND b > 0', 'blocking UPDATE'],
    ['UPDATE orders SET a = 1 WHERE a IS NULL OR b > 0', 'destructive UPDATE'],
    ['UPDATE orders SET a = 1, b = 2 WHERE a IS NULL', 'destructive UPDATE'],
    ['UPDATE orders SET a = 1 FROM old WHERE old.a IS NULL', 'destructive UPDATE'],
    ['ALTER TABLE orders ADD COLUMN a int; UPDATE orders SET a = 1', 'blocking UPDATE'],
    ['ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int; UPDATE orders SET a = 1', 'destructive UPDATE'],
    ['MERGE INTO orders USING old ON true WHEN NOT MATCHED THEN INSERT VALUES (1)', 'additive MERGE'],
    ['MERGE INTO orders USING old ON true WHEN MATCHED THEN DELETE', 'destructive MERGE'],
    ['MERGE INTO orders USING old ON true WHEN MATCHED THEN UPDATE SET a = 1', 'destructive MERGE'],
    ['DELETE FROM pg_class', 'destructive DELETE'],
    ['INSERT INTO information_schema.sql_features VALUES (1)', 'destructive INSERT'],
    [
      'MERGE INTO orders USING old ON true WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (1)',
      'destructive MERGE',
    ],
    ['INSERT INTO pg_catalog.pg_enum VALUES (1)', 'destructive INSERT'],
    ['CREATE TABLE t (a int); DELETE FROM t', 'additive DELETE'],
    ['CREATE TEMP TABLE t (a int); UPDATE t SET a = 1', 'additive UPDATE'],
    ['COPY orders FROM STDIN', 'additive COPY'],
    ["COPY orders FROM PROGRAM 'curl example.com'", 'destructive COPY … PROGRAM'],
    ['COPY orders TO STDOUT', 'additive COPY'],
  ]);
});

describe('reading rows', () => {
  itJudges([
    ['SELECT count(*), max(a) FROM orders', 'additive SELECT'],
    ["SELECT pg_catalog.set_config('search_path', '', false)", 'additive SELECT'],
    ['SELECT drop_everything()', 'destructive SELECT'],
    ['SELECT 1 WHERE (SELECT shop.settle(1)) = 1', 'destructive SELECT'],
    ['SELECT shop.now()', 'destructive SELECT'],
    ["SELECT setval('ids', 1)", 'destructive SELECT setval'],
    ["SELECT setval('ids', (SELECT max(id) FROM orders))", 'additive SELECT'],
    [`SELECT ${'1 + '.repeat(600)} drop_everything()`, 'destructive SELECT'],
    [`SELECT drop_everything() ${'+ 1'.repeat(600)}`, 'destructive SELECT'],
  ]);

  it.each([
    ['WITH gone AS (DELETE FROM orders RETURNING *) SELECT * FROM gone', 'DELETE'],
    ['WITH gone AS (DELETE FROM orders RETURNING *) INSERT INTO archive SELECT * FROM gone', 'DELETE'],
    ['CREATE TABLE t AS WITH gone AS (DELETE FROM orders RETURNING *) SELECT * FROM gone', 'DELETE'],
    ['EXPLAIN ANALYZE DELETE FROM orders', 'DELETE'],
    ['PREPARE p AS DELETE FROM orders', 'DELETE'],
    ['COPY (DELETE FROM orders RETURNING *) TO STDOUT', 'DELETE'],
    ['CREATE TABLE t AS EXECUTE p', 'EXECUTE'],
    ['DECLARE c CURSOR FOR SELECT drop_everything()', 'SELECT'],
  ])('finds what is within: %s', async (sql, kind) => {
    expect(await judged(sql)).toContainEqual(expect.objectContaining({ kind, safety: 'destructive' }));
  });

  it.each(['EXPLAIN DELETE FROM orders', 'PREPARE p AS SELECT 1', 'DECLARE c CURSOR FOR SELECT 1'])(
    'minds nothing in: %s',
    async (sql) => {
      expect((await verdicts(sql)).join()).not.toMatch(/blocking|destructive/);
    },
  );

  it('takes a search path that is set by a call for another one', async () => {
    const sql = "CREATE TABLE t (a int); SELECT set_config('search_path', 'audit', false); DROP TABLE t";
    expect((await verdicts(sql)).at(-1)).toBe('destructive DROP TABLE');
  });
});
