import type { Pair } from './pair';

const t = `create table t (id int primary key, a text, b int);
           create function f() returns trigger language plpgsql as $$ begin return new; end $$;`;
const trigger = (rest: string) => `create trigger g ${rest} execute function f();`;
const at = 'tables/public.t/triggers/g';
const policy = (rest: string) => `create policy p on t ${rest};`;
const rows = 'tables/public.t/policies/p';

function triggers(what: string, declared: string, observed: string): Pair {
  return {
    what,
    setup: t,
    declared: trigger(declared),
    observed: trigger(observed),
    differences: [`changed ${at}/definition`],
  };
}

/** Triggers and row security. */
export const guardPairs: readonly Pair[] = [
  {
    what: 'a trigger',
    setup: t,
    observed: trigger('before update on t for each row'),
    differences: [`unexpected ${at}`],
  },
  triggers('when a trigger fires', 'before update on t for each row', 'after update on t for each row'),
  triggers('what a trigger fires on', 'before update on t for each row', 'before insert or update on t for each row'),
  triggers('columns of a trigger', 'before update on t for each row', 'before update of a on t for each row'),
  triggers('how often a trigger fires', 'before update on t for each row', 'before update on t for each statement'),
  triggers(
    'the condition of a trigger',
    'before update on t for each row when (old.a is distinct from new.a)',
    'before update on t for each row when (old.b is distinct from new.b)',
  ),
  triggers(
    'the rows that a trigger sees',
    'after update on t for each statement',
    'after update on t referencing old table as gone for each statement',
  ),
  {
    what: 'a trigger that waits',
    setup: t,
    declared: 'create constraint trigger g after update on t for each row execute function f();',
    observed:
      'create constraint trigger g after update on t deferrable initially deferred for each row execute function f();',
    differences: [`changed ${at}/definition`],
  },
  {
    what: 'the arguments of a trigger',
    setup: t,
    declared: trigger('before update on t for each row'),
    observed: `create trigger g before update on t for each row execute function f('x');`,
    differences: [`changed ${at}/definition`],
  },
  {
    what: 'a disabled trigger',
    setup: `${t} ${trigger('before update on t for each row')}`,
    observed: 'alter table t disable trigger g;',
    differences: [`changed ${at}/enabled`],
  },
  {
    what: 'row security',
    setup: t,
    observed: 'alter table t enable row level security;',
    differences: ['unexpected tables/public.t/rowSecurity'],
  },
  {
    what: 'row security for the owner too',
    setup: `${t} alter table t enable row level security;`,
    observed: 'alter table t force row level security;',
    differences: ['changed tables/public.t/rowSecurity'],
  },
  {
    what: 'a policy',
    setup: t,
    observed: policy('using (b = 1)'),
    differences: [`unexpected ${rows}`],
  },
  {
    what: 'whom a policy is for',
    setup: t,
    declared: policy('to pair_reader using (b = 1)'),
    observed: policy('to pair_writer, pair_reader using (b = 1)'),
    differences: [`changed ${rows}/roles`],
  },
  {
    what: 'a policy for everybody',
    setup: t,
    declared: policy('to pair_reader using (b = 1)'),
    observed: policy('using (b = 1)'),
    differences: [`changed ${rows}/roles`],
  },
  {
    what: 'what a policy lets be seen',
    setup: t,
    declared: policy('using (b = 1)'),
    observed: policy('using (true)'),
    differences: [`changed ${rows}/using`],
  },
  {
    what: 'what a policy lets be written',
    setup: t,
    declared: policy('using (b = 1)'),
    observed: policy('using (b = 1) with check (b = 2)'),
    differences: [`unexpected ${rows}/check`],
  },
  {
    what: 'what a policy is about',
    setup: t,
    declared: policy('for select using (b = 1)'),
    observed: policy('for update using (b = 1)'),
    differences: [`changed ${rows}/command`],
  },
  {
    what: 'a policy that only takes away',
    setup: t,
    declared: policy('using (b = 1)'),
    observed: policy('as restrictive using (b = 1)'),
    differences: [`changed ${rows}/permissive`],
  },
  {
    what: 'an event trigger',
    setup: 'create function e() returns event_trigger language plpgsql as $$ begin null; end $$;',
    observed: `create event trigger w on ddl_command_end when tag in ('DROP TABLE') execute function e();`,
    differences: ['unexpected eventTriggers/w'],
  },
];
