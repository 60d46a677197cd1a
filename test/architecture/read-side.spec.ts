import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allProjections } from '../../apps/projector/src/projections';

const libs = resolve(__dirname, '../../libs');
const names = allProjections.map(({ projection }) => projection.name);

/** Controllers that stand beside a projection, with the names that they say they are answered from. */
const controllers = readdirSync(libs, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/projections\/[^/]+\/[a-z.]*controller\.ts$/.test(path))
  .map((path) => ({ path, source: readFileSync(join(libs, path), 'utf8') }))
  .map(({ path, source }) => ({ path, reads: /@ReadsFrom\(([^)]*)\)/.exec(source)?.[1]?.match(/\w+/g) ?? [] }));

describe('what the routes of a projection are answered from', () => {
  it('is told by each of them, and there are such projections', () => {
    expect(controllers.length).toBeGreaterThan(10);
    expect(controllers.filter(({ reads }) => reads.length === 0)).toEqual([]);
    expect(controllers.flatMap(({ reads }) => reads).filter((name) => !names.includes(name))).toEqual([]);
  });
});
