import { accessEvents } from '@ledgerline/access';
import { driftEvents } from '@ledgerline/drift';
import { environmentEvents } from '@ledgerline/environment';
import type { AnyEventDefinition } from '@ledgerline/kernel';
import { EventCatalog } from '@ledgerline/kernel';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import { promotionEvents } from '@ledgerline/promotion';
import { releaseEvents } from '@ledgerline/release';
import { Type } from '@sinclair/typebox';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const definitions: readonly AnyEventDefinition[] = [
  ...ledgerEvents,
  ...accessEvents,
  ...releaseEvents,
  ...environmentEvents,
  ...promotionEvents,
  ...driftEvents,
];

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
});
