import { itJudges } from '../../testing/judged-sql';

describe('who may do what', () => {
  itJudges([
    ['GRANT SELECT ON orders TO app', 'additive GRANT'],
    ['REVOKE SELECT ON orders FROM app', 'destructive REVOKE'],
    ['CREATE TABLE t (a int); REVOKE ALL ON t FROM PUBLIC', 'additive REVOKE'],
    ['CREATE TABLE t (a int); REVOKE ALL ON t, orders FROM PUBLIC', 'destructive REVOKE'],
    ['CREATE SEQUENCE s; REVOKE ALL ON SEQUENCE s FROM PUBLIC', 'additive REVOKE'],
    ['CREATE TABLE t (a int); REVOKE ALL ON SCHEMA t FROM PUBLIC', 'destructive REVOKE'],
    ['GRANT reader TO app', 'additive GRANT'],
    ['REVOKE reader FROM app', 'destructive REVOKE'],
    ['ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app', 'additive ALTER DEFAULT PRIVILEGES'],
    ['ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM app', 'destructive ALTER DEFAULT PRIVILEGES'],
    ["ALTER ROLE app PASSWORD 'x'", 'destructive ALTER ROLE'],
    ["CREATE ROLE app; ALTER ROLE app PASSWORD 'x'", 'additive ALTER ROLE'],
    ["CREATE ROLE app; ALTER ROLE CURRENT_USER PASSWORD 'x'", 'destructive ALTER ROLE'],
    ["ALTER ROLE app SET work_mem = '1GB'", 'destructive ALTER ROLE … SET'],
    ['ALTER POLICY p ON orders USING (true)', 'destructive ALTER POLICY'],
  ]);
});
