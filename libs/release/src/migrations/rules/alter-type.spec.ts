import { itJudges } from '../../testing/judged-sql';

const ENUM = "CREATE TYPE s AS ENUM ('a')";

describe('types and sequences', () => {
  itJudges([
    ["ALTER TYPE s ADD VALUE 'b'", 'additive ALTER TYPE ADD VALUE'],
    ["BEGIN; ALTER TYPE s ADD VALUE 'b'", 'blocking ALTER TYPE ADD VALUE'],
    [`BEGIN; ${ENUM}; ALTER TYPE s ADD VALUE 'b'`, 'additive ALTER TYPE ADD VALUE'],
    ["ALTER TYPE s RENAME VALUE 'a' TO 'b'", 'destructive ALTER TYPE RENAME VALUE'],
    [`${ENUM}; ALTER TYPE s RENAME VALUE 'a' TO 'b'`, 'additive ALTER TYPE RENAME VALUE'],
    ['ALTER DOMAIN d SET DEFAULT 1', 'additive ALTER DOMAIN SET DEFAULT'],
    ['ALTER DOMAIN d DROP DEFAULT', 'destructive ALTER DOMAIN DROP DEFAULT'],
    ['ALTER DOMAIN d SET NOT NULL', 'destructive ALTER DOMAIN SET NOT NULL'],
    ['ALTER DOMAIN d DROP NOT NULL', 'additive ALTER DOMAIN DROP NOT NULL'],
    ['ALTER DOMAIN d ADD CHECK (VALUE > 0)', 'blocking ALTER DOMAIN ADD CONSTRAINT'],
    ['ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT VALID', 'additive ALTER DOMAIN ADD CONSTRAINT'],
    ['ALTER DOMAIN d VALIDATE CONSTRAINT c', 'additive ALTER DOMAIN VALIDATE CONSTRAINT'],
    ['ALTER DOMAIN d DROP CONSTRAINT c', 'destructive ALTER DOMAIN DROP CONSTRAINT'],
    ['CREATE DOMAIN d AS int; ALTER DOMAIN d SET NOT NULL', 'additive ALTER DOMAIN SET NOT NULL'],
    ['ALTER SEQUENCE s RESTART', 'destructive ALTER SEQUENCE'],
    ['ALTER SEQUENCE s OWNED BY orders.id RESTART', 'destructive ALTER SEQUENCE'],
    ['ALTER TABLE orders ADD COLUMN n serial; ALTER SEQUENCE orders_n_seq RESTART', 'additive ALTER SEQUENCE'],
    ['ALTER TYPE address ALTER ATTRIBUTE zip TYPE int', 'destructive ALTER TYPE'],
    ['ALTER SEQUENCE s OWNED BY orders.id', 'additive ALTER SEQUENCE'],
    ['CREATE SEQUENCE s; ALTER SEQUENCE s RESTART', 'additive ALTER SEQUENCE'],
    ['CREATE TABLE t (id serial); ALTER SEQUENCE t_id_seq RESTART', 'additive ALTER SEQUENCE'],
  ]);
});
