import { contentDigest, Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { parseYamlDocuments } from '@ledgerline/platform/yaml';
import { readConfiguration } from '../../configuration/read-configuration';
import { ProjectConfigured } from '../../events';
import { configured, governedConfiguration, tighterConfiguration } from '../../testing/policies';
import { sampleConfiguration } from '../../testing/samples';
import { tablesAfter } from '../../testing/tables';
import { ShowProjectFile, ShowProjectFileHandler } from './file.query';
import { ProjectConfigurationStore } from './store';

const version = (number: number, project = 'checkout') =>
  ProjectConfigured({ ...ProjectConfigured.sample, project, version: number });

describe('the stored configurations', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let store: ProjectConfigurationStore;

  beforeAll(async () => {
    tables = await tablesAfter(version(1), version(1, 'billing'), version(2));
    store = new ProjectConfigurationStore(tables.postgres);
  });

  afterAll(() => tables.stop());

  it('tell which version is in force', async () => {
    expect(await store.inForce('checkout')).toMatchObject({ version: 2, position: '2' });
    expect(await store.inForce('billing')).toMatchObject({ version: 1 });
    expect(await store.inForce('another')).toBeUndefined();
  });

  it('tell which one was, at a position or at an instant', async () => {
    expect(await store.inForce('checkout', { position: 1n })).toMatchObject({ version: 1 });
    expect(await store.inForce('billing', { position: 0n })).toBeUndefined();
    expect(await store.inForce('checkout', { instant: '2026-01-01T00:02:00.000Z' })).toMatchObject({ version: 2 });
    expect(await store.inForce('checkout', { instant: '2026-01-01T00:01:59.999Z' })).toMatchObject({ version: 1 });
  });
});

describe('the project file', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let store: ProjectConfigurationStore;

  beforeAll(async () => {
    tables = await tablesAfter(
      configured(sampleConfiguration, 1),
      configured(governedConfiguration, 2),
      configured(tighterConfiguration, 3),
      configured(governedConfiguration, 4),
    );
    store = new ProjectConfigurationStore(tables.postgres);
  });

  afterAll(() => tables.stop());

  const show = async (moment?: Moment) => {
    const shown = await new ShowProjectFileHandler(store).execute(new ShowProjectFile('checkout', moment));
    if (shown instanceof Refusal) throw new Error(shown.code);
    return shown;
  };

  it('can be applied again, and is the same then', async () => {
    const { file, configurationHash } = await show();
    const documents = await parseYamlDocuments(file, () => Promise.resolve());
    if (documents instanceof Refusal) throw new Error(documents.code);
    const again = readConfiguration(documents[0]?.value, 'checkout');
    expect(again).toEqual(governedConfiguration);
    expect(contentDigest(again as object)).toBe(configurationHash);
  });

  it('tells since which version each of its parts is as it is, and which of them are policy', async () => {
    const versions = new Map((await show()).parts.map((part) => [part.part, part]));
    expect(versions.get('components')).toMatchObject({ version: 1, governed: false, at: '2026-01-01T00:00:00.000Z' });
    expect(versions.get('governance')).toMatchObject({ version: 2, governed: true, configuredBy: 'olga' });
    // It was another one in between.
    expect(versions.get('variance')).toMatchObject({ version: 4, at: '2026-01-01T00:03:00.000Z' });
    expect(versions.has('project')).toBe(false);
  });

  it('is as of then at a moment', async () => {
    const then = await show({ position: 1n });
    expect(then).toMatchObject({ version: 2, reviewers: { of: 'platform-leads', count: 2 } });
    expect(then.parts.find(({ part }) => part === 'variance')).toMatchObject({ version: 1 });
    expect(await show({ position: 0n })).toMatchObject({ version: 1, reviewers: null });
  });

  it('is refused where there is none', async () => {
    const query = new ShowProjectFileHandler(store);
    expect(await query.execute(new ShowProjectFile('another'))).toMatchObject({ code: 'project-not-configured' });
  });
});
