import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { givenServer } from '../detectors/postgres/scratch/scratch-server';
import { redactWith } from '../detectors/redact';
import { isAt, touchedObjects } from '../testing/touched-objects';
import { differencesBetween } from './database-differences';
import type { DatabaseState } from './database-side';
import { readScripts } from './database-side';

/** Schemas before and after a change, with the change as a tool wrote it; kept beside the project. */
const folder = resolve(__dirname, '../../../../../shared/fixtures/postgres-schema');
const cases = existsSync(folder)
  ? readdirSync(folder).flatMap((kind) => readdirSync(join(folder, kind)).map((name) => `${kind}/${name}`))
  : [];
if (cases.length === 0) process.stderr.write(`skipped: the changes of schema are not at ${folder}\n`);
const fixture = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');

/** What one of them says was there before. */
const setups: Readonly<Record<string, string>> = {
  'create_table/add_column_cross_schema_custom_type': `
    create extension citext; create schema utils; create extension hstore schema utils;
    create domain utils.custom_text as text; create type utils.custom_enum as enum ('active', 'inactive');`,
};

const judged = { redact: redactWith('key'), now: '2026-01-01T00:00:00.000Z' };
const pathsOf = (declared: DatabaseState, observed: DatabaseState) =>
  differencesBetween(declared, observed, judged).map(({ path, classification }) => `${path} ${classification}`);

(cases.length === 0 ? describe.skip : describe)('a schema before and after a change', () => {
  let server: SpecPostgres;
  const made = (name: string, file: string) =>
    readScripts(
      [{ id: file, text: `${setups[name] ?? ''}\n${fixture(name, file)}` }],
      givenServer(server.url),
      {},
      new AbortController().signal,
    );

  beforeAll(async () => {
    server = await aPostgres({ alone: true });
  });

  afterAll(() => server.stop());

  it.each(cases.length === 0 ? ['none'] : cases)('%s differs where the change is, and nowhere else', async (name) => {
    const [before, after] = [await made(name, 'old.sql'), await made(name, 'new.sql')];
    const again = await made(name, 'new.sql');
    expect(pathsOf(after, again)).toEqual([]);
    const [there, back] = [pathsOf(before, after), pathsOf(after, before)];
    const touched = touchedObjects(fixture(name, 'diff.sql'));
    if (touched.size === 0) {
      expect([there, back]).toEqual([[], []]);
      return;
    }
    for (const found of [there, back]) {
      expect(found).not.toEqual([]);
      expect(found.filter((difference) => !isAt(difference.split(' ')[0] ?? '', touched))).toEqual([]);
      expect(found.every((difference) => difference.endsWith(' drift'))).toBe(true);
    }
  });
});
