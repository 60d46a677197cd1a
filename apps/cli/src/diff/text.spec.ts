import { diffMarkdown } from './markdown';
import type { Diff, Difference } from './names';
import { diffText } from './text';

const today = new Date('2026-11-23T12:00:00Z');
const environment = (name: string, alias: string, position = '18204', now = true) => ({
  kind: 'environment' as const,
  name,
  environment: name,
  release: { id: `sha256:${'b'.repeat(64)}`, alias },
  overlayVersion: 1,
  intentRevision: 3,
  asOf: { now, position },
});
const release = (alias: string) => ({ kind: 'release' as const, name: alias, release: { id: 'r', alias } });
const byRelease = (kind: string, key: string, from: unknown = 'a', to: unknown = 'b'): Difference => {
  return { kind, key, from, to, classification: 'release', reason: 'stage has release v84, prod has release v81' };
};
const declared: Difference = {
  ...{ kind: 'configuration', key: 'web.replicas', from: 2, to: 12 },
  ...{ classification: 'declared-variance', reason: 'load differs', owner: 'web-team' },
  declared: [
    {
      ...{ side: 'to', environment: 'prod', owner: 'web-team', why: 'load differs' },
      ...{ since: '2026-11-12T09:14:00.000Z', position: '7', proposedBy: 'olga', reviewedBy: ['ana'] },
    },
  ],
};
const excepted: Difference = {
  ...{ kind: 'postgres', key: 'database orders/indexes/idx_tmp', from: null, to: 'CREATE INDEX', environment: 'prod' },
  ...{ classification: 'excepted', reason: 'accepted by mei: load test', findingId: 'DR-31', exceptionId: 'EX-31' },
  ...{ until: '2026-11-28T00:00:00.000Z', by: 'mei', since: '2026-11-20T00:00:00.000Z' },
};
const unexplained: Difference = {
  ...{ kind: 'flagd', key: 'flags.new-pricing.targeting', from: null, to: { on: 5 }, environment: 'prod' },
  ...{ classification: 'unexplained', reason: 'nobody declared it', findingId: 'DR-208' },
  since: '2026-11-23T09:00:00.000Z',
};
const pending: Difference = {
  ...byRelease('module', 'modules.vpc'),
  ...{ classification: 'pending', reason: 'promotion of v84 to prod, requested by olga, waits for soak' },
  ...{ promotionId: 'p-1', until: '2026-11-23T14:00:00.000Z' },
};
const diff = (from: Diff['from'], to: Diff['to'], ...differences: readonly Difference[]): Diff => {
  const count = (name: string) => differences.filter(({ classification }) => classification === name).length;
  return {
    ...{ from, to, differences: [...differences] },
    counts: {
      release: count('release'),
      'declared-variance': count('declared-variance'),
      excepted: count('excepted'),
      pending: count('pending'),
      unexplained: count('unexplained'),
    },
  };
};
const all = diff(
  environment('stage', 'v84'),
  environment('prod', 'v81'),
  byRelease('artifact', 'artifacts.web'),
  byRelease('migration', 'migrations.orders/0042_add', null, 'c'),
  byRelease('migration', 'migrations.orders/0043_drop', null, 'c'),
  byRelease('configuration', 'web.timeout_ms', 800, 1200),
  declared,
  excepted,
  pending,
  unexplained,
);
const text = (of: Diff, width = 100) => diffText(of, today, width);

describe('a comparison for people', () => {
  it('groups by class, tells each with its reason, and ends with what to do', () => {
    expect(text(all, 130)).toBe(
      [
        'stage v84 · prod v81      as of now, position 18 204',
        '',
        '  by release    web digest, migration orders 0042–0043, web.timeout_ms',
        '  declared      web.replicas  2 | 12                               web-team: load differs (since 12 Nov, olga, ana)',
        '  excepted      database orders/indexes/idx_tmp  – | CREATE INDEX  until 28 Nov, accepted by mei: load test (EX-31, DR-31)',
        '  pending       module vpc',
        '                promotion of v84 to prod, requested by olga, waits for soak; until 14:00 UTC',
        '  unexplained   flags.new-pricing.targeting  – | {"on":5}          nobody declared it (DR-208, in prod, open 3h 0m)',
        '',
        '  1 unexplained difference.   ledgerline drift explain DR-208',
      ].join('\n'),
    );
  });

  it.each([60, 80, 100, 160])('keeps within %p columns, but for names that are longer', (width) => {
    const lines = text(all, width).split('\n').slice(2, -2);
    const tooLong = lines.filter((line) => line.length > width);
    expect(tooLong.filter((line) => !line.endsWith('– | CREATE INDEX'))).toEqual([]);
  });

  it('says so when there is nothing, or nothing that is unexplained', () => {
    expect(text(diff(environment('stage', 'v84'), environment('prod', 'v84')))).toContain('  No differences.');
    expect(text(diff(environment('stage', 'v84'), environment('prod', 'v84'), declared))).toContain(
      '  1 difference, none of them unexplained.',
    );
  });

  it('names the overlay where a value is not allowed there', () => {
    const rule: Difference = { ...declared, classification: 'unexplained', reason: 'the rules do not allow it' };
    expect(text(diff(environment('stage', 'v84'), environment('prod', 'v84'), rule))).toContain(
      '1 unexplained difference.   ledgerline overlay show prod',
    );
  });

  it('tells each side’s own moment where they differ', () => {
    const from = { ...environment('prod~1', 'v81', '16377', false), environment: 'prod' };
    expect(text(diff(from, environment('prod', 'v84')))).toContain(
      'prod~1 as of position 16 377, prod as of now, position 18 204',
    );
    const then = { ...environment('prod', 'v81'), asOf: { now: false, instant: '2026-11-12T09:20:00.000Z' } };
    expect(text(diff(then, then))).toContain('as of 12 Nov 09:20 UTC');
  });

  it('lists two releases one by one, since nothing else can be a reason', () => {
    const two = diff(release('v83'), release('v84'), byRelease('configuration', 'web.timeout_ms', 800, 1200));
    expect(text(two)).toContain('  by release    web.timeout_ms  800 | 1200');
  });

  it('tells migrations that are taken out, changed or in another order', () => {
    const migrations = diff(
      environment('stage', 'v84'),
      environment('prod', 'v81'),
      byRelease('migration', 'migrations.orders/0041_x', 'a', null),
      byRelease('migration', 'migrations.orders/0040_y', 'a', 'b'),
      byRelease('migration', 'migrations.orders', ['1', '2'], ['2', '1']),
      byRelease('migration', 'migrations.users/first', null, 'b'),
    );
    expect(text(migrations, 160)).toContain(
      'migration orders 0041 taken out, migration orders 0040 changed, migration orders order, migration users first',
    );
  });
});

describe('a comparison for a pull request', () => {
  it('is a table with what is unexplained first', () => {
    const lines = diffMarkdown(all, today).split('\n');
    expect(lines.slice(0, 7)).toEqual([
      '### stage v84 · prod v81',
      '',
      'as of now, position 18 204',
      '',
      '| | what | stage v84 | prod v81 | why |',
      '|---|---|---|---|---|',
      '| **unexplained** | <code>flags.new-pricing.targeting</code> | – | <code>{"on":5}</code> | nobody declared it (DR-208, in prod, open 3h 0m) |',
    ]);
    expect(lines.at(-1)).toBe('1 unexplained difference.   `ledgerline drift explain DR-208`');
  });

  it('lets no value break out of its cell, begin markup or mention anybody', () => {
    const hostile: Difference = { ...declared, to: '| </code><img> `x` @all\n# y' };
    const [row = ''] = diffMarkdown(diff(environment('a', 'v1'), environment('b', 'v2'), hostile), today)
      .split('\n')
      .filter((line) => line.startsWith('| declared'));
    expect(row.split('|')).toHaveLength(7);
    expect(row).not.toMatch(/<img|@all|`x`/);
  });
});
