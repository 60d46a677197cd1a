import { itJudges } from '../../testing/judged-sql';

const alter = (what: string) => `ALTER TABLE orders ${what}`;

describe('a table as a whole', () => {
  itJudges([
    [alter('SET LOGGED'), 'blocking SET LOGGED'],
    [alter('SET UNLOGGED'), 'destructive SET UNLOGGED'],
    [alter('SET TABLESPACE fast'), 'blocking SET TABLESPACE'],
    [alter('SET ACCESS METHOD heap2'), 'blocking SET ACCESS METHOD'],
    ['ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b', 'blocking SET TABLESPACE'],
    [alter('SET (fillfactor = 70)'), 'additive SET'],
    [alter('RESET (fillfactor)'), 'additive RESET'],
    [alter('CLUSTER ON i'), 'additive CLUSTER ON'],
    [alter('INHERIT parent'), 'additive INHERIT'],
    [alter('NO INHERIT parent'), 'destructive NO INHERIT'],
    [alter('DISABLE TRIGGER ALL'), 'destructive DISABLE TRIGGER ALL'],
    [alter('DISABLE TRIGGER t'), 'destructive DISABLE TRIGGER'],
    [alter('ENABLE REPLICA TRIGGER t'), 'destructive ENABLE REPLICA TRIGGER'],
    [alter('ENABLE TRIGGER t'), 'additive ENABLE TRIGGER'],
    [alter('DISABLE RULE r'), 'destructive DISABLE RULE'],
    [alter('ENABLE ROW LEVEL SECURITY'), 'destructive ENABLE ROW LEVEL SECURITY'],
    [alter('DISABLE ROW LEVEL SECURITY'), 'destructive DISABLE ROW LEVEL SECURITY'],
    [alter('FORCE ROW LEVEL SECURITY'), 'destructive FORCE ROW LEVEL SECURITY'],
    [alter('REPLICA IDENTITY FULL'), 'additive REPLICA IDENTITY'],
    [alter('REPLICA IDENTITY NOTHING'), 'destructive REPLICA IDENTITY NOTHING'],
    [alter('OF some_type'), 'destructive ALTER TABLE (AddOf)'],
    ['CREATE TABLE t (a int); ALTER TABLE t ENABLE ROW LEVEL SECURITY', 'additive ENABLE ROW LEVEL SECURITY'],
  ]);
});

describe('partitions', () => {
  const check = 'ALTER TABLE part ADD CONSTRAINT c CHECK (a = 1)';
  itJudges([
    ['CREATE TABLE part PARTITION OF orders FOR VALUES IN (1)', 'blocking CREATE TABLE … PARTITION OF'],
    ['CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE u PARTITION OF t DEFAULT', 'additive CREATE TABLE'],
    [alter('ATTACH PARTITION part FOR VALUES IN (1)'), 'blocking ATTACH PARTITION'],
    ['CREATE TABLE part (a int); ' + alter('ATTACH PARTITION part DEFAULT'), 'additive ATTACH PARTITION'],
    [`${check}; ${alter('ATTACH PARTITION part FOR VALUES IN (1)')}`, 'additive ATTACH PARTITION'],
    [`${check} NOT VALID; ${alter('ATTACH PARTITION part FOR VALUES IN (1)')}`, 'blocking ATTACH PARTITION'],
    [
      `${check} NOT VALID; ALTER TABLE part VALIDATE CONSTRAINT c; ${alter('ATTACH PARTITION part FOR VALUES IN (1)')}`,
      'additive ATTACH PARTITION',
    ],
    [
      'CREATE TABLE t (a int) PARTITION BY LIST (a); ALTER TABLE t ATTACH PARTITION part DEFAULT',
      'blocking ATTACH PARTITION',
    ],
    ['ALTER INDEX i ATTACH PARTITION j', 'additive ATTACH PARTITION'],
    [alter('DETACH PARTITION part'), 'destructive DETACH PARTITION'],
    [alter('DETACH PARTITION part CONCURRENTLY'), 'destructive DETACH PARTITION'],
  ]);
});
