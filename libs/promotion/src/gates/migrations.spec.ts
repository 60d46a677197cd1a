import type { MigrationFact, Safety } from '../gate-facts';
import type { PolicyGate } from '../policy-gate';
import { judge } from '../testing/judge';

const gate = (atMost: 'additive' | 'blocking'): PolicyGate => ({ gate: 'migrations', kind: 'migrations', atMost });
const migration = (safety: Safety, because?: string): MigrationFact => ({
  ...{ database: 'orders', id: `0042_${safety}`, safety },
  ...(because !== undefined && { because }),
});
const toRun = (...migrations: MigrationFact[]) => ({ migrations: { toRun: migrations, staying: [], problems: [] } });

describe('migrations', () => {
  it('hold where none is to run', () => {
    expect(judge(gate('additive'))).toMatchObject({ holds: true, because: 'no migration is to run' });
  });

  it.each([
    ['additive', ['additive'], ['blocking', 'destructive', 'unknown']],
    ['blocking', ['additive', 'blocking'], ['destructive', 'unknown']],
  ] as const)('may be %s at the most', (atMost, let_, not) => {
    for (const safety of let_) {
      expect(judge(gate(atMost), toRun(migration(safety)))).toMatchObject({
        holds: true,
        because: `no migration is worse than ${atMost}`,
      });
    }
    for (const safety of not) {
      expect(judge(gate(atMost), toRun(migration('additive'), migration(safety)))).toMatchObject({
        holds: false,
        because: `orders/0042_${safety} is ${safety}`,
      });
    }
  });

  it('say why each is worse, and what helps', () => {
    const worse = [migration('blocking', 'locks the table'), migration('destructive', 'drops a column')];
    expect(judge(gate('additive'), toRun(...worse))).toEqual({
      ...{ gate: 'migrations', holds: false },
      because:
        'orders/0042_blocking is blocking: locks the table; orders/0042_destructive is destructive: drops a column',
      unblockedBy: ['a release whose migrations are additive', '`ledgerline exception request`'],
    });
  });

  it('that stay where they were applied run no more', () => {
    const staying = { migrations: { toRun: [], staying: [migration('destructive')], problems: [] } };
    expect(judge(gate('additive'), staying)?.holds).toBe(true);
  });
});
