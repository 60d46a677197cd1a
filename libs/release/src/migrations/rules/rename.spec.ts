import { itJudges } from '../../testing/judged-sql';

describe('giving something another name, place or owner', () => {
  itJudges([
    ['ALTER TABLE orders RENAME TO bills', 'destructive RENAME TABLE'],
    ['ALTER TABLE orders RENAME COLUMN a TO b', 'destructive RENAME COLUMN'],
    ['ALTER VIEW v RENAME TO w', 'destructive RENAME VIEW'],
    ['ALTER MATERIALIZED VIEW v RENAME TO w', 'destructive RENAME MATERIALIZED VIEW'],
    ['ALTER SCHEMA a RENAME TO b', 'destructive RENAME SCHEMA'],
    ['ALTER TYPE s RENAME TO t', 'destructive RENAME TYPE'],
    ['ALTER TYPE s RENAME ATTRIBUTE a TO b', 'destructive RENAME ATTRIBUTE'],
    ['ALTER FUNCTION f(int) RENAME TO g', 'destructive RENAME FUNCTION'],
    ['ALTER TABLE orders RENAME CONSTRAINT a TO b', 'destructive RENAME CONSTRAINT'],
    ['ALTER INDEX i RENAME TO j', 'additive RENAME INDEX'],
    ['ALTER TRIGGER t ON orders RENAME TO u', 'additive RENAME TRIGGER'],
    ['ALTER TABLE orders SET SCHEMA archive', 'destructive SET SCHEMA'],
    ['ALTER FUNCTION f(int) SET SCHEMA archive', 'destructive SET SCHEMA'],
    ['ALTER TABLE orders OWNER TO joe', 'destructive OWNER TO'],
    ['ALTER FUNCTION f(int) OWNER TO joe', 'destructive OWNER TO'],
    ['REASSIGN OWNED BY a TO b', 'destructive REASSIGN OWNED'],
  ]);

  itJudges([
    ['CREATE TABLE t (a int); ALTER TABLE t RENAME TO u', 'additive RENAME TABLE'],
    ['CREATE TABLE t (a int); ALTER TABLE t RENAME TO u; DROP TABLE u', 'additive DROP TABLE'],
    ['CREATE TABLE t (a int); ALTER TABLE t RENAME TO u; DROP TABLE t', 'destructive DROP TABLE'],
    ['ALTER TABLE orders RENAME TO bills; DROP TABLE bills', 'destructive DROP TABLE'],
    ['CREATE TABLE t (a int); ALTER TABLE t RENAME COLUMN a TO b', 'additive RENAME COLUMN'],
    ['ALTER TABLE orders ADD COLUMN a int; ALTER TABLE orders RENAME a TO b', 'additive RENAME COLUMN'],
    ['CREATE TABLE t (a int); ALTER TABLE t SET SCHEMA archive', 'additive SET SCHEMA'],
    ['CREATE TABLE t (a int); ALTER TABLE t OWNER TO joe', 'additive OWNER TO'],
    [
      "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f(int) OWNER TO joe",
      'additive OWNER TO',
    ],
    [
      "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f(text) OWNER TO joe",
      'destructive OWNER TO',
    ],
    ["CREATE TYPE s AS ENUM ('a'); ALTER TYPE s RENAME TO t", 'additive RENAME TYPE'],
    ['CREATE TYPE s AS (a int); ALTER TYPE s RENAME ATTRIBUTE a TO b', 'additive RENAME ATTRIBUTE'],
    ['CREATE TABLE t (a int); ALTER TABLE t RENAME CONSTRAINT a TO b; DROP TABLE t', 'additive DROP TABLE'],
    ['CREATE TABLE t (a int); ALTER TABLE t SET SCHEMA archive; DROP TABLE t', 'destructive DROP TABLE'],
  ]);
});
