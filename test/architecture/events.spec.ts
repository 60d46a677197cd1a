import type { AnyEventDefinition } from '@ledgerline/kernel';
import { EventCatalog } from '@ledgerline/kernel';
import { positionFields } from '@ledgerline/platform/ledger';
import { Type } from '@sinclair/typebox';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents as definitions } from './rules/all-events';
import type { GoldenSamples } from './rules/golden-samples';
import { problemsWith } from './rules/golden-samples';

const goldenFile = join(__dirname, 'golden-events.json');
const golden = JSON.parse(readFileSync(goldenFile, 'utf8')) as GoldenSamples;

/** What is wrong with the golden samples of a definition; nothing when each version decodes to the present schema. */
function problemsOf(definition: AnyEventDefinition): readonly string[] {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const holds = ajv.compile(definition.schema);
  const catalog = new EventCatalog([definition]);
  const samples = [...definition.older, { version: definition.version, sample: definition.sample }];
  const versions = samples.map(({ version }) => version);
  const problems = versions.every((version, index) => version === index + 1) ? [] : [`versions ${versions.join(', ')}`];
  for (const { version, sample } of samples) {
    const stored = { id: 'id', stream: 's', type: definition.type, revision: 0n, position: 0n, recordedAt: '' };
    const metadata = { schemaVersion: version, commandId: 'c' };
    const { data } = catalog.decode({ ...stored, data: sample, metadata });
    if (!holds(data)) problems.push(`version ${String(version)}: ${ajv.errorsText(holds.errors)}`);
  }
  return problems;
}

describe('every event type', () => {
  it.each(definitions.map((definition) => [definition.type, definition] as const))(
    '%s reads its samples',
    (_, definition) => {
      expect(problemsOf(definition)).toEqual([]);
    },
  );

  it('is defined once', () => {
    expect(new EventCatalog(definitions).definitions).toHaveLength(definitions.length);
  });

  it('would be found out with a sample that its schema does not allow, or a version without a decoder', () => {
    const schema = Type.Object({ at: Type.String({ format: 'date-time' }) });
    const broken = { type: 'x', version: 2, schema, older: [], sample: { at: 'noon' } };
    expect(problemsOf(broken)).toEqual(['versions 2', 'version 2: data/at must match format "date-time"']);
  });

  it('means for ever what it meant: every version that was ever written still reads as its golden sample says', () => {
    expect(problemsWith(definitions, golden)).toEqual([]);
  });
});

describe('a change that would make the past mean something else', () => {
  const schema = Type.Object({ by: Type.Integer() });
  const older = { version: 1, schema, sample: { step: 1 }, upcast: () => ({ by: 1 }) };
  const counted = { type: 'counted', version: 2, schema, sample: { by: 2 }, older: [older] };
  const meant = {
    'counted@1': { written: { step: 1 }, means: { by: 1 } },
    'counted@2': { written: { by: 2 }, means: { by: 2 } },
  };

  it.each<[string, AnyEventDefinition[], string[]]>([
    ['nothing', [counted], []],
    [
      'an upcaster that reads it otherwise',
      [{ ...counted, older: [{ ...older, upcast: () => ({ by: -1 }) }] }],
      ['counted@1 means something else now'],
    ],
    [
      'a version without a decoder',
      [{ ...counted, older: [] }],
      ['counted@1 was written once and cannot be read any more'],
    ],
    [
      'a type without a decoder',
      [],
      [
        'counted@1 was written once and cannot be read any more',
        'counted@2 was written once and cannot be read any more',
      ],
    ],
    [
      'a version that nobody keeps a sample of',
      [{ ...counted, version: 3, older: [older, { version: 2, schema, sample: { by: 2 }, upcast: (data) => data }] }],
      ['counted@3 has no golden sample: npm run golden'],
    ],
  ])('is found out: %s', (_, changed, problems) => {
    expect(problemsWith(changed, meant)).toEqual(problems);
  });
});

describe('positions in events', () => {
  /** Paths of the fields whose name says that they are positions; of samples, since bodies have no schema. */
  function positionsIn(value: unknown, path: readonly string[] = []): readonly string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, inner]) => [
      ...(/position|upto$|asof$/i.test(name) ? [[...path, name].join('.')] : []),
      ...positionsIn(inner, [...path, name]),
    ]);
  }

  it('are listed, so that a copy of the ledger tells them anew', () => {
    const found = definitions.flatMap(({ type, sample }) => positionsIn(sample).map((path) => `${type} ${path}`));
    const listed = Object.entries(positionFields).flatMap(([type, paths]) => paths.map((path) => `${type} ${path}`));
    expect(found.sort()).toEqual(listed.sort());
  });
});
