import { sameBody, sameDefinition } from './same-sql';
import { sameQuery } from './align/same-query';

describe('two definitions that a server spelled', () => {
  it.each([
    [
      `CHECK ((k)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))`,
      `CHECK ((k)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))`,
    ],
    [`DEFAULT 'x'::text`, `DEFAULT 'x'`],
    [`(a  =  1)`, `(a = 1)`],
    [`"lower"(a) <> ''::text`, `lower(a) != ''`],
  ])('are the same: %s', (one, other) => {
    expect(sameDefinition(one, other)).toBe(true);
  });

  it.each([
    [`a = 'x'`, `a = 'X'`],
    [`a = 'x'::integer`, `a = 'x'`],
    [`a = 'x  y'`, `a = 'x y'`],
    [`"A" = 1`, `a = 1`],
    [`"user" = 1`, `user = 1`],
    [`a AND (b OR c)`, `(a AND b) OR c`],
    [`f('x')`, `f 'x'`],
    [`'x'::varchar(3)`, `'x'`],
    [`a - b`, `a -- b`],
  ])('are not the same: %s and %s', (one, other) => {
    expect(sameDefinition(one, other)).toBe(false);
  });
});

describe('two bodies', () => {
  const sql = (text: string) => ({ language: 'plpgsql', text });

  it.each([
    ['BEGIN\n  RETURN 1;\nEND', 'begin return 1; end;'],
    ["begin raise notice $x$it's$x$; end", "begin raise notice 'it''s'; end"],
  ])('are the same: %j', (one, other) => {
    expect(sameBody(sql(one), sql(other))).toBe(true);
  });

  it.each([
    ['begin return 1; end', 'begin return 2; end'],
    ["begin return 'a'; end", "begin return 'A'; end"],
    ['begin -- one\nreturn 1; end', 'begin -- other\nreturn 1; end'],
    ["begin return E'\\n'; end", "begin return '\\n'; end"],
  ])('are not the same: %j and %j', (one, other) => {
    expect(sameBody(sql(one), sql(other))).toBe(false);
  });

  it('count every character in a language that nobody here knows', () => {
    const python = (text: string) => ({ language: 'plpython3u', text });
    expect(sameBody(python('if a:\n  b()'), python('if a:\n b()'))).toBe(false);
  });
});

describe('two spellings of a query by servers of different versions', () => {
  it('are the same where only the newer one leaves out whose a column is', () => {
    expect(
      sameQuery(' SELECT t.id\n FROM public.t\n WHERE (t.b > 0);', ' SELECT id\n FROM public.t\n WHERE (b > 0);'),
    ).toBe(true);
  });

  it.each([
    ['SELECT t.id FROM public.t', 'SELECT a FROM public.t'],
    [
      'SELECT a.id FROM public.a JOIN public.b ON (a.x = b.x)',
      'SELECT b.id FROM public.a JOIN public.b ON (a.x = b.x)',
    ],
    ['SELECT t.id FROM public.t', 'SELECT id FROM other.t'],
  ])('are not the same: %s and %s', (one, other) => {
    expect(sameQuery(one, other)).toBe(false);
  });
});
