import { Type } from '@sinclair/typebox';
import { compileExpression } from './expression';

const context = Type.Object({
  release: Type.Object({
    alias: Type.String(),
    size: Type.Integer(),
    migrations: Type.Array(Type.Object({ id: Type.String(), safety: Type.String() })),
    labels: Type.Record(Type.String(), Type.String()),
  }),
  now: Type.String({ format: 'date-time' }),
});

const release = {
  alias: 'v84',
  size: 3,
  migrations: [
    { id: '0042', safety: 'additive' },
    { id: '0043', safety: 'destructive' },
  ],
  labels: { tier: 'prod' },
};
const facts = { release, now: '2026-03-28T12:00:00.000Z' };

function evaluated(text: string, of: Readonly<Record<string, unknown>> = facts): boolean | string {
  const expression = compileExpression(text, context);
  if ('problem' in expression) throw new Error(expression.problem);
  return expression.evaluate(of);
}

function problem(text: string): string {
  const expression = compileExpression(text, context);
  return 'problem' in expression ? expression.problem : 'none';
}

describe('an expression', () => {
  it.each([
    ['release.alias == "v84"', true],
    ['release.migrations.all(m, m.safety != "destructive")', false],
    ['release.migrations.exists(m, m.safety == "destructive" && m.id > "0042")', true],
    ['size(release.migrations) + 1 == release.size', true],
    ['release.labels.tier == "prod" && release.labels["tier"].startsWith("p")', true],
    ['has(release.labels.region)', false],
    ['now < timestamp("2026-03-29T00:00:00Z") && now - timestamp("2026-03-28T00:00:00Z") == duration("12h")', true],
    ['now.getDayOfWeek("Europe/Berlin") == 6', true],
    ['release.alias.matches("^v[0-9]+$")', true],
  ])('%s', (text, comes) => {
    expect(evaluated(text)).toBe(comes);
  });

  it('comes to a sentence where it cannot be evaluated', () => {
    expect(evaluated('release.size + release.alias == 1')).toMatch(/no matching overload/);
    expect(evaluated('release.labels.region == "eu"')).toMatch(/region/);
    expect(evaluated('release.alias')).toBe('it comes to something else than true or false');
    expect(evaluated('1 / (release.size - 3) > 0')).toMatch(/./);
  });

  it.each([
    ['half an expression', 'release.', /cannot be read/],
    ['a name that is not there', 'relase.alias == ""', /there is no "relase"; there are: now, release/],
    ['a member that is not there', 'release.nme == ""', /no "nme" there; there are: alias, labels, migrations, size/],
    [
      'a member of items that is not there',
      'release.migrations.all(m, m.kind == "")',
      /no "kind" there; there are: id/,
    ],
    ['a long text', 'a'.repeat(2001), /more than 2000 characters/],
    ['many parts', `${'1+'.repeat(450)}1 > 0`, /more than 400 parts/],
    ['many brackets', '('.repeat(1999), /cannot be read/],
    [
      'loops in loops in loops',
      'release.migrations.all(a, release.migrations.all(b, release.migrations.all(c, a.id == c.id)))',
      /loops more than 2 deep/,
    ],
  ])('is turned down before it is needed: %s', (_, text, why) => {
    expect(problem(text)).toMatch(why);
  });

  it('says where it cannot be read', () => {
    expect(compileExpression('true and false', context)).toMatchObject({ column: 5 });
  });

  it('does not look at more than it may', () => {
    const many = Array.from({ length: 5000 }, (_, id) => ({ id: String(id), safety: 'additive' }));
    const hostile = { ...facts, release: { ...release, migrations: many } };
    const everyPair = 'release.migrations.all(a, release.migrations.all(b, a.id != b.id))';
    expect(evaluated(everyPair, hostile)).toBe('there is more to look at than an expression may take');
    expect(evaluated('release.migrations.all(m, m.safety == "additive")', hostile)).toBe(true);
    const patient = { ...facts, release: { ...release, alias: `${'a'.repeat(20_000)}!` } };
    expect(evaluated('release.alias.matches("^(a+)+$")', patient)).toBe(false);
  });
});
