import { itJudges } from '../../testing/judged-sql';

describe('the session', () => {
  itJudges([
    ["SET lock_timeout = '2s'", 'additive SET'],
    ["SET LOCAL statement_timeout = '5min'", 'additive SET'],
    ['RESET ALL', 'additive SET'],
    ['SET session_replication_role = replica', 'destructive SET'],
    ['SET session_replication_role = origin', 'additive SET'],
    ['RESET session_replication_role', 'additive SET'],
    ['SET standard_conforming_strings = on', 'additive SET'],
    ['SET standard_conforming_strings = off', 'destructive SET'],
    ['ALTER SYSTEM SET max_connections = 10', 'destructive ALTER SYSTEM'],
    ['ALTER DATABASE shop SET work_mem = 1', 'destructive ALTER DATABASE … SET'],
    ['BEGIN', 'additive BEGIN'],
    ["PREPARE TRANSACTION 'x'", 'blocking PREPARE TRANSACTION'],
    ['SHOW work_mem', 'additive SHOW'],
    ['SET CONSTRAINTS ALL DEFERRED', 'additive SET CONSTRAINTS'],
    ['DISCARD ALL', 'additive DISCARD'],
    ['LISTEN news', 'additive LISTEN'],
  ]);
});

describe('what cannot be told, and what nobody knows', () => {
  itJudges([
    ['DO $$ BEGIN EXECUTE 1; END $$', 'destructive DO'],
    ['CALL settle(1)', 'destructive CALL'],
    ['EXECUTE p', 'destructive EXECUTE'],
    ["SECURITY LABEL ON TABLE orders IS 'x'", 'destructive SEC LABEL'],
    ["LOAD 'library'", 'destructive LOAD'],
    ['ALTER EXTENSION hstore UPDATE', 'destructive ALTER EXTENSION UPDATE'],
    ['ALTER EXTENSION hstore ADD TABLE orders', 'destructive ALTER EXTENSION CONTENTS'],
    ['ALTER PUBLICATION p ADD TABLE orders', 'destructive ALTER PUBLICATION'],
  ]);
});
