import { statementsIn } from './schema';

describe('the statements of a table', () => {
  it('are those that make it, and those that only make it fast', () => {
    const sql = `create table a (
  key text primary key -- not; here
);
create index a_by_x on a (x);
alter table a add check (true);
CREATE UNIQUE INDEX a_by_y on a (y);
`;
    expect(statementsIn(sql)).toEqual({
      indexes: ['create index a_by_x on a (x)', 'CREATE UNIQUE INDEX a_by_y on a (y)'],
      others: ['create table a (\n  key text primary key -- not; here\n)', 'alter table a add check (true)'],
    });
  });
});
