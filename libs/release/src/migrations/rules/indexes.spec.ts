import { itJudges } from '../../testing/judged-sql';

describe('building indexes', () => {
  itJudges([
    ['CREATE INDEX ON orders (a)', 'blocking CREATE INDEX'],
    ['CREATE UNIQUE INDEX ON orders (a)', 'blocking CREATE UNIQUE INDEX'],
    ['CREATE INDEX CONCURRENTLY ON orders (a)', 'additive CREATE INDEX'],
    ['BEGIN; CREATE INDEX CONCURRENTLY ON orders (a)', 'blocking CREATE INDEX'],
    ['BEGIN; COMMIT; CREATE INDEX CONCURRENTLY ON orders (a)', 'additive CREATE INDEX'],
    ['BEGIN; COMMIT AND CHAIN; CREATE INDEX CONCURRENTLY ON orders (a)', 'blocking CREATE INDEX'],
    ['CREATE INDEX ON ONLY orders (a)', 'additive CREATE INDEX'],
    ['CREATE TABLE t (a int); CREATE INDEX ON t (a)', 'additive CREATE INDEX'],
    ['CREATE TABLE t (a int); CREATE INDEX ON public.t (a)', 'additive CREATE INDEX'],
    ['CREATE TABLE IF NOT EXISTS t (a int); CREATE INDEX ON t (a)', 'blocking CREATE INDEX'],
    ['ALTER TABLE orders ADD COLUMN a int; CREATE INDEX ON orders (a)', 'blocking CREATE INDEX'],
    ['REINDEX TABLE orders', 'blocking REINDEX'],
    ['REINDEX TABLE CONCURRENTLY orders', 'additive REINDEX'],
    ['REINDEX (CONCURRENTLY off) TABLE orders', 'blocking REINDEX'],
    ['BEGIN; REINDEX INDEX CONCURRENTLY i', 'blocking REINDEX'],
    ['REINDEX DATABASE shop', 'blocking REINDEX'],
    ['REINDEX (CONCURRENTLY true) TABLE orders', 'additive REINDEX'],
    ['CREATE TABLE t (a int); REINDEX TABLE t', 'additive REINDEX'],
    ['BEGIN; ROLLBACK; CREATE INDEX CONCURRENTLY ON orders (a)', 'additive CREATE INDEX'],
    ['BEGIN; SAVEPOINT s; ROLLBACK TO s; CREATE INDEX CONCURRENTLY ON orders (a)', 'blocking CREATE INDEX'],
    ["BEGIN; PREPARE TRANSACTION 'x'; CREATE INDEX CONCURRENTLY ON orders (a)", 'additive CREATE INDEX'],
  ]);
});
