import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { judged, UNKNOWN_HISTORY } from '../testing/judged-sql';
import { severity } from './safety';

/** Changes of schema as a tool writes them, each with the schema before it; kept beside the project. */
const folder = resolve(__dirname, '../../../../../shared/fixtures/postgres-schema');
const cases = existsSync(folder)
  ? readdirSync(folder).flatMap((kind) => readdirSync(join(folder, kind)).map((name) => `${kind}/${name}`))
  : [];
if (cases.length === 0) process.stderr.write(`skipped: the changes of schema are not at ${folder}\n`);
const fixture = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');

(cases.length === 0 ? describe.skip : describe)('a change of schema that a tool wrote', () => {
  it.each(cases.length === 0 ? ['none'] : cases)(
    '%s is understood, and who knows less is not less careful',
    async (name) => {
      const knowing = await judged(fixture(name, 'old.sql'), fixture(name, 'diff.sql'));
      const blind = await judged(UNKNOWN_HISTORY, fixture(name, 'diff.sql'));
      expect(knowing.filter(({ reason }) => reason.includes('not known'))).toEqual([]);
      const careless = blind.filter(({ safety }, at) => severity(safety) < severity(knowing[at]?.safety ?? 'additive'));
      expect(careless).toEqual([]);
    },
  );
});
