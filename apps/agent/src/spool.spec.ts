import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskSpool } from './spool';
import type { Observed } from './transport';

const observed = (second: number, document: object, detector = 'flagd'): Observed => ({
  ...{ detector, completeness: 'complete', intervalMs: 1000, document },
  observedAt: `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`,
});

describe('the spool', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spool-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = (maxBytes = 100_000) => DiskSpool.open({ folder, maxBytes });
  const drained = async (spool: DiskSpool) => {
    const all: Observed[] = [];
    for (let next = await spool.oldest(); next !== undefined; next = await spool.oldest()) {
      all.push(next.observed);
      await next.forget();
    }
    return all;
  };

  it('gives back what it keeps, the oldest first, also to a process that comes later', async () => {
    const first = await open();
    await first.keep(observed(1, { a: 1 }));
    await first.keep(observed(2, { a: 2 }));
    const later = await open();
    expect(later.state.waiting).toBe(2);
    await later.keep(observed(3, { a: 3 }));
    expect((await drained(later)).map(({ document }) => document)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps the first and the latest of a run of equal observations, so that a quiet outage costs next to nothing', async () => {
    const spool = await open();
    for (let second = 0; second < 50; second += 1) {
      await spool.keep(observed(second, { a: 1 }));
      await spool.keep(observed(second, { a: 1 }, 'postgres'));
    }
    await spool.keep(observed(51, { a: 2 }));
    expect((await drained(spool)).map(({ detector, observedAt }) => `${detector} ${observedAt.slice(17, 19)}`)).toEqual(
      [...['flagd 00', 'postgres 00', 'flagd 49', 'postgres 49', 'flagd 51']],
    );
  });

  it('is never larger than it may be: the oldest go, and that is counted', async () => {
    const spool = await open(1000);
    for (let second = 0; second < 20; second += 1)
      await spool.keep(observed(second, { second, much: 'x'.repeat(200) }));
    expect(spool.state.bytes).toBeLessThanOrEqual(1000);
    expect(spool.state.waiting + spool.state.givenUp).toBe(20);
    expect((await drained(spool)).at(-1)).toMatchObject({ document: { second: 19 } });
    await spool.keep(observed(1, { much: 'x'.repeat(2000) }));
    expect(spool.state).toMatchObject({ waiting: 0 });
  });

  it('removes what is no observation, such as half of one', async () => {
    await writeFile(join(folder, '000000000001.json'), '{"detector": "fla');
    await writeFile(join(folder, '.half'), '');
    await mkdir(join(folder, 'nested'));
    const spool = await open();
    expect(spool.state.waiting).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });
});
