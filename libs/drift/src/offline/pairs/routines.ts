import type { Pair } from './pair';

const plus = (rest: string, body = 'select a + 1') =>
  `create function plus(a int) returns int language sql ${rest} as $$ ${body} $$;`;

function changed(what: string, rest: string, difference: string): Pair {
  return { what, declared: plus(''), observed: plus(rest), differences: [difference] };
}

const at = 'functions/public.plus(integer)';

export const routinePairs: readonly Pair[] = [
  { what: 'a function', observed: plus(''), differences: [`unexpected ${at}`] },
  {
    what: 'another function of the name',
    setup: plus(''),
    observed: 'create function plus(a text) returns text language sql as $$ select a $$;',
    differences: ['unexpected functions/public.plus(text)'],
  },
  {
    what: 'what a function does',
    declared: plus(''),
    observed: plus('', 'select a + 2'),
    differences: [`changed ${at}/body`],
  },
  {
    what: 'a remark in a function that asks the server something',
    declared: plus('', 'select a /* one */ + 1'),
    observed: plus('', 'select a /* other */ + 1'),
    differences: [`changed ${at}/body`],
  },
  changed('a function that nothing changes', 'immutable', `changed ${at}/volatility`),
  changed('a function beside others', 'parallel safe', `changed ${at}/parallel`),
  changed('a function as whoever made it', 'security definer', `changed ${at}/security`),
  changed('a function of nothing', 'strict', `unexpected ${at}/strict`),
  changed('the cost of a function', 'cost 500', `unexpected ${at}/cost`),
  changed(
    'the search path of a function',
    'set search_path = pg_catalog, public',
    `unexpected ${at}/settings/search_path`,
  ),
  {
    what: 'the name of an argument',
    declared: 'create function f(one int) returns int language sql as $$ select 1 $$;',
    observed: 'create function f(other int) returns int language sql as $$ select 1 $$;',
    differences: ['changed functions/public.f(integer)/arguments'],
  },
  {
    what: 'the default of an argument',
    declared: 'create function f(a int) returns int language sql as $$ select 1 $$;',
    observed: 'create function f(a int default 7) returns int language sql as $$ select 1 $$;',
    differences: ['changed functions/public.f(integer)/arguments'],
  },
  {
    what: 'the type of an argument',
    declared: 'create function f(a int) returns int language sql as $$ select 1 $$;',
    observed: 'create function f(a bigint) returns int language sql as $$ select 1 $$;',
    differences: ['missing functions/public.f(integer)', 'unexpected functions/public.f(bigint)'],
  },
  {
    what: 'what a function returns',
    declared: 'create function f() returns int language sql as $$ select 1 $$;',
    observed: 'create function f() returns setof int language sql as $$ select 1 $$;',
    differences: ['changed functions/public.f()/returns'],
  },
  {
    what: 'what a function returns by name',
    declared: 'create function f() returns table (a int) language sql as $$ select 1 $$;',
    observed: 'create function f() returns table (b int) language sql as $$ select 1 $$;',
    differences: ['changed functions/public.f()/returns'],
  },
  {
    what: 'the language of a function',
    declared: 'create function f() returns int language sql as $$ select 1 $$;',
    observed: 'create function f() returns int language plpgsql as $$ begin return 1; end $$;',
    differences: ['changed functions/public.f()/body', 'changed functions/public.f()/language'],
  },
  {
    what: 'a function of plain SQL',
    declared: 'create function f(a int) returns int return a + 1;',
    observed: 'create function f(a int) returns int return a + 2;',
    differences: ['changed functions/public.f(integer)/sqlBody'],
  },
  {
    what: 'a procedure',
    observed: 'create procedure p(a int) language plpgsql as $$ begin null; end $$;',
    differences: ['unexpected functions/public.p(integer)'],
  },
  {
    what: 'what a procedure does',
    declared: `create procedure p() language plpgsql as $$ begin raise notice 'one'; end $$;`,
    observed: `create procedure p() language plpgsql as $$ begin raise notice 'other'; end $$;`,
    differences: ['changed functions/public.p()/body'],
  },
  {
    what: 'an aggregate',
    declared: 'create aggregate total(int) (sfunc = int4pl, stype = int);',
    observed: `create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');`,
    differences: ['unexpected functions/public.total(integer)/aggregate/initcond'],
  },
  {
    what: 'a comment on a function',
    setup: plus(''),
    observed: `comment on function plus(int) is 'adds';`,
    differences: [`unexpected ${at}/comment`],
  },
  {
    what: 'an operator',
    setup: 'create function apart(a int, b int) returns bool language sql as $$ select a <> b $$;',
    observed: 'create operator <!> (leftarg = int, rightarg = int, function = apart);',
    differences: ['unexpected operators/public.<!>(integer, integer)'],
  },
  {
    what: 'a cast',
    setup: `create type c as (a int);
            create function as_c(a int) returns c language sql as $$ select row(a)::c $$;`,
    observed: 'create cast (int as c) with function as_c(int);',
    differences: ['unexpected casts/integer as public.c'],
  },
];
