import { itJudges } from '../../testing/judged-sql';

describe('taking away what a release may use', () => {
  itJudges([
    ['DROP TABLE orders', 'destructive DROP TABLE'],
    ['DROP TABLE IF EXISTS orders CASCADE', 'destructive DROP TABLE'],
    ['DROP VIEW recent', 'destructive DROP VIEW'],
    ['DROP MATERIALIZED VIEW recent', 'destructive DROP MATERIALIZED VIEW'],
    ['DROP SCHEMA audit CASCADE', 'destructive DROP SCHEMA'],
    ['DROP SEQUENCE ids', 'destructive DROP SEQUENCE'],
    ['DROP TYPE state', 'destructive DROP TYPE'],
    ['DROP DOMAIN rating', 'destructive DROP DOMAIN'],
    ['DROP FUNCTION total(int)', 'destructive DROP FUNCTION'],
    ['DROP PROCEDURE settle(int)', 'destructive DROP PROCEDURE'],
    ['DROP AGGREGATE most(int)', 'destructive DROP AGGREGATE'],
    ['DROP OPERATOR + (int, int)', 'destructive DROP OPERATOR'],
    ['DROP CAST (int AS text)', 'destructive DROP CAST'],
    ['DROP EXTENSION hstore', 'destructive DROP EXTENSION'],
    ['DROP TRIGGER t ON orders', 'destructive DROP TRIGGER'],
    ['DROP RULE r ON orders', 'destructive DROP RULE'],
    ['DROP POLICY p ON orders', 'destructive DROP POLICY'],
    ['DROP PUBLICATION p', 'destructive DROP PUBLICATION'],
    ['DROP SUBSCRIPTION s', 'destructive DROP SUBSCRIPTION'],
    ['DROP DATABASE shop', 'destructive DROP DATABASE'],
    ['DROP TABLESPACE fast', 'destructive DROP TABLESPACE'],
    ['DROP ROLE app', 'destructive DROP ROLE'],
    ['DROP OWNED BY app', 'destructive DROP OWNED'],
    ['DROP STATISTICS s', 'additive DROP STATISTICS'],
  ]);
});

describe('dropping an index', () => {
  itJudges([
    ['DROP INDEX by_date', 'blocking DROP INDEX'],
    ['DROP INDEX CONCURRENTLY by_date', 'additive DROP INDEX'],
    ['BEGIN; DROP INDEX CONCURRENTLY by_date', 'blocking DROP INDEX'],
  ]);
});

describe('taking away what this migration made', () => {
  itJudges([
    ['CREATE TABLE t (a int); DROP TABLE t', 'additive DROP TABLE'],
    ['CREATE TABLE t (a int); DROP TABLE public.t', 'additive DROP TABLE'],
    ['CREATE TABLE t (a int); DROP TABLE t, orders', 'destructive DROP TABLE'],
    ['CREATE TABLE t (a int); DROP TABLE t; DROP TABLE t', 'destructive DROP TABLE'],
    ['CREATE TABLE audit.t (a int); DROP TABLE t', 'destructive DROP TABLE'],
    ['CREATE TABLE t AS SELECT 1; DROP TABLE t', 'additive DROP TABLE'],
    ['SELECT 1 AS a INTO t; DROP TABLE t', 'additive DROP TABLE'],
    ['CREATE SCHEMA audit; CREATE TABLE audit.t (a int); DROP TABLE audit.t', 'additive DROP TABLE'],
    ['CREATE SCHEMA audit CREATE TABLE t (a int); DROP TABLE audit.t', 'additive DROP TABLE'],
    ['CREATE SCHEMA IF NOT EXISTS audit; DROP SCHEMA audit', 'destructive DROP SCHEMA'],
    ['CREATE INDEX CONCURRENTLY i ON orders (a); DROP INDEX i', 'additive DROP INDEX'],
    ['CREATE VIEW v AS SELECT 1; DROP VIEW v', 'additive DROP VIEW'],
    ['CREATE OR REPLACE VIEW v AS SELECT 1; DROP VIEW v', 'destructive DROP VIEW'],
    ["CREATE TYPE s AS ENUM ('a'); DROP TYPE s", 'additive DROP TYPE'],
    ['CREATE SEQUENCE s; DROP SEQUENCE s', 'additive DROP SEQUENCE'],
    ["CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; DROP FUNCTION f(int)", 'additive DROP FUNCTION'],
    [
      "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; DROP FUNCTION f(text)",
      'destructive DROP FUNCTION',
    ],
    ["CREATE FUNCTION f(a int, OUT b int) LANGUAGE sql AS 'SELECT 1'; DROP FUNCTION f(int)", 'additive DROP FUNCTION'],
    [
      'CREATE TABLE t (a int); CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f(); DROP TRIGGER g ON t',
      'additive DROP TRIGGER',
    ],
    ['ALTER TABLE orders ADD CONSTRAINT g CHECK (a > 0); DROP TRIGGER g ON orders', 'destructive DROP TRIGGER'],
  ]);
});

describe('what this migration may not have made', () => {
  itJudges([
    ['CREATE TABLE IF NOT EXISTS orders (a int); DROP TABLE orders', 'destructive DROP TABLE'],
    ['CREATE TEMP TABLE orders (a int); DROP TABLE orders', 'additive DROP TABLE'],
    ['CREATE TEMP TABLE orders (a int); DROP TABLE public.orders', 'destructive DROP TABLE'],
    ['CREATE TEMP TABLE orders (a int); DROP TABLE orders; DROP TABLE orders', 'destructive DROP TABLE'],
    ['CREATE TEMP TABLE orders (a int) ON COMMIT DROP; DROP TABLE orders', 'destructive DROP TABLE'],
    ['BEGIN; CREATE TEMP TABLE orders (a int) ON COMMIT DROP; DROP TABLE orders', 'additive DROP TABLE'],
    ['BEGIN; CREATE TEMP TABLE orders (a int) ON COMMIT DROP; COMMIT; DROP TABLE orders', 'destructive DROP TABLE'],
    ['BEGIN; CREATE TABLE t (a int); ROLLBACK; DROP TABLE t', 'destructive DROP TABLE'],
    ['BEGIN; SAVEPOINT s; CREATE TABLE t (a int); ROLLBACK TO s; DROP TABLE t', 'destructive DROP TABLE'],
    ['CREATE TABLE t (a int); SET search_path TO audit; DROP TABLE t', 'destructive DROP TABLE'],
    ['SET search_path TO audit; CREATE TABLE t (a int); DROP TABLE public.t', 'destructive DROP TABLE'],
    ['SET search_path TO audit; CREATE TABLE t (a int); DROP TABLE t', 'additive DROP TABLE'],
    ['SET search_path TO audit; CREATE TABLE t (a int); RESET ALL; DROP TABLE t', 'destructive DROP TABLE'],
    ['CREATE TEMP TABLE orders ON COMMIT DROP AS SELECT 1; DROP TABLE orders', 'destructive DROP TABLE'],
  ]);
});
