import { itJudges } from '../../testing/judged-sql';

describe('making something', () => {
  itJudges([
    ['CREATE TABLE t (a int PRIMARY KEY, b int REFERENCES orders (id))', 'additive CREATE TABLE'],
    ['CREATE TABLE t AS SELECT 1', 'additive CREATE TABLE AS'],
    ['CREATE VIEW v AS SELECT 1', 'additive CREATE VIEW'],
    ['CREATE OR REPLACE VIEW v AS SELECT 1', 'additive CREATE OR REPLACE VIEW'],
    ['CREATE MATERIALIZED VIEW v AS SELECT 1', 'additive CREATE TABLE AS'],
    ['CREATE SCHEMA s', 'additive CREATE SCHEMA'],
    ['CREATE SEQUENCE s', 'additive CREATE SEQUENCE'],
    ["CREATE TYPE s AS ENUM ('a')", 'additive CREATE TYPE'],
    ['CREATE TYPE s AS (a int)', 'additive CREATE TYPE'],
    ['CREATE DOMAIN d AS int CHECK (VALUE > 0)', 'additive CREATE DOMAIN'],
    ["CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", 'additive CREATE FUNCTION'],
    ["CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", 'additive CREATE OR REPLACE FUNCTION'],
    ["CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'", 'additive CREATE PROCEDURE'],
    ['CREATE EXTENSION IF NOT EXISTS hstore', 'additive CREATE EXTENSION'],
    ['CREATE ROLE app LOGIN', 'additive CREATE ROLE'],
    ['CREATE TRIGGER t AFTER INSERT ON orders EXECUTE FUNCTION f()', 'additive CREATE TRIGGER'],
    ['CREATE RULE r AS ON DELETE TO orders DO INSTEAD NOTHING', 'destructive CREATE RULE'],
    ['CREATE TABLE t (a int); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING', 'additive CREATE RULE'],
    ['CREATE POLICY p ON orders USING (true)', 'additive CREATE POLICY'],
    ['CREATE POLICY p ON orders AS RESTRICTIVE USING (true)', 'destructive CREATE POLICY'],
    ['CREATE TABLE t (a int); CREATE POLICY p ON t AS RESTRICTIVE USING (true)', 'additive CREATE POLICY'],
    ['CREATE TABLE t (a int) INHERITS (orders)', 'additive CREATE TABLE'],
    ["COMMENT ON TABLE orders IS 'x'", 'additive COMMENT'],
    ['CREATE STATISTICS s ON a, b FROM orders', 'additive CREATE STATISTICS'],
    ['CREATE PUBLICATION p FOR TABLE orders', 'additive CREATE PUBLICATION'],
    ['IMPORT FOREIGN SCHEMA a FROM SERVER b INTO c', 'additive IMPORT FOREIGN SCHEMA'],
  ]);
});
