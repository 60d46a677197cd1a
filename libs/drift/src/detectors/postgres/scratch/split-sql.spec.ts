import { splitSql } from './split-sql';
import { treatmentOf } from './treatment';

const texts = (script: string) => splitSql(script).map(({ text }) => text.replace(/\s+/g, ' ').trim());

describe('the statements of a script', () => {
  it('end at semicolons that are in nothing else', () => {
    expect(
      texts(`select ';'; -- not; here
             /* nor /* ; */ here; */ select $a$ ; $$ ; $a$; select "a;b", (1); select E'\\';';`),
    ).toEqual(["select ';'", 'select $a$ ; $$ ; $a$', 'select "a;b", (1)', "select E'\\';'"]);
  });

  it('are whole where they have statements in them', () => {
    const atomic = `create function f() returns int language sql begin atomic select case when true then 1 end; select 2; end`;
    const rule = 'create rule r as on insert to t do also (insert into u values (1); insert into u values (2))';
    expect(texts(`${atomic}; ${rule}; begin; end;`)).toEqual([atomic, rule, 'begin', 'end']);
  });

  it('know the line on which they begin', () => {
    expect(splitSql('select 1;\n\n-- two\nselect 2;\nselect\n3').map(({ line }) => line)).toEqual([1, 4, 5]);
  });

  it.each([
    ['create table t (id int)', 'run'],
    ['create unique index concurrently i on t (a)', 'alone'],
    ['alter table t detach partition p concurrently', 'alone'],
    ['start transaction', 'transaction'],
    ['alter table t owner to app', 'skip'],
    ['grant app to other', 'skip'],
    ['grant select on t to app', 'run'],
    ['alter system set work_mem = 1', 'skip'],
    ['create role app', 'skip'],
    ['alter role app set work_mem = 1', 'run'],
    ['create event trigger e on ddl_command_end execute function f()', 'last'],
  ])('%s is %s', (text, treatment) => {
    expect(splitSql(text).map(treatmentOf)).toEqual([treatment]);
  });
});
