import { itJudges } from '../../testing/judged-sql';

const add = (constraint: string) => `ALTER TABLE orders ADD ${constraint}`;

describe('constraints', () => {
  itJudges([
    [add('FOREIGN KEY (a) REFERENCES customers (id)'), 'blocking ADD FOREIGN KEY'],
    [add('FOREIGN KEY (a) REFERENCES customers (id) NOT VALID'), 'additive ADD FOREIGN KEY'],
    [add('CHECK (a > 0)'), 'blocking ADD CHECK'],
    [add('CHECK (a > 0) NOT VALID'), 'additive ADD CHECK'],
    [add('CHECK (a > 0) NOT ENFORCED'), 'additive ADD CHECK'],
    [add('CONSTRAINT c NOT NULL a'), 'blocking ADD NOT NULL'],
    [add('CONSTRAINT c NOT NULL a NOT VALID'), 'additive ADD NOT NULL'],
    [add('UNIQUE (a)'), 'blocking ADD UNIQUE'],
    [add('CONSTRAINT c UNIQUE USING INDEX i'), 'additive ADD UNIQUE'],
    [add('PRIMARY KEY (a)'), 'blocking ADD PRIMARY KEY'],
    [add('CONSTRAINT c PRIMARY KEY USING INDEX i'), 'additive ADD PRIMARY KEY'],
    [add('EXCLUDE USING gist (a WITH =)'), 'blocking ADD EXCLUDE'],
    ['ALTER TABLE orders VALIDATE CONSTRAINT c', 'additive VALIDATE CONSTRAINT'],
    ['ALTER TABLE orders DROP CONSTRAINT c', 'destructive DROP CONSTRAINT'],
    ['ALTER TABLE orders ALTER CONSTRAINT c DEFERRABLE', 'additive ALTER CONSTRAINT'],
    ['ALTER TABLE orders ALTER CONSTRAINT c ENFORCED', 'blocking ALTER CONSTRAINT'],
    ['ALTER TABLE orders ALTER CONSTRAINT c NOT ENFORCED', 'destructive ALTER CONSTRAINT'],
  ]);

  itJudges([
    ['CREATE TABLE t (a int); ALTER TABLE t ADD UNIQUE (a)', 'additive ADD UNIQUE'],
    [
      `${add('CONSTRAINT c CHECK (a > 0) NOT VALID')}; ALTER TABLE orders DROP CONSTRAINT c`,
      'additive DROP CONSTRAINT',
    ],
    [
      `BEGIN; ${add('CONSTRAINT c CHECK (a > 0) NOT VALID')}; ALTER TABLE orders VALIDATE CONSTRAINT c`,
      'blocking VALIDATE CONSTRAINT',
    ],
    [
      `BEGIN; ${add('CONSTRAINT c CHECK (a > 0) NOT VALID')}; COMMIT; ALTER TABLE orders VALIDATE CONSTRAINT c`,
      'additive VALIDATE CONSTRAINT',
    ],
  ]);
});
