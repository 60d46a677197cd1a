import { driftEvents, driftProjections } from '@ledgerline/drift';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { fillTable } from '@ledgerline/testing';
import { IntentDeclared, ProjectConfigured } from '../../events';
import { EnvironmentStateStore } from '../../projections/environment-state/store';
import { ProjectConfigurationStore } from '../../projections/project-configuration/store';
import { declared, sampleIntent } from '../../testing/histories';
import { sampleConfiguration } from '../../testing/samples';
import { tablesAfter } from '../../testing/tables';
import { FindingReader } from './finding-reader';
import { DiffEnvironments, DiffEnvironmentsHandler } from './query';

const stage = { ...sampleIntent(), environment: 'stage' };
const inStage = IntentDeclared({
  ...declared().data,
  environment: 'stage',
  intentHash: contentDigest(stage),
  document: stage,
});
const finding = (type: string, findingId: string) => {
  const sample = driftEvents.find((definition) => definition.type === type)?.sample;
  const difference = { ...(sample && 'difference' in sample && sample.difference), overlayKey: `key-of-${findingId}` };
  return { type, data: { ...sample, findingId, difference } };
};
const opened = (findingId: string) => finding('finding.opened', findingId);
const accepted = finding('finding.accepted', 'DR-2');

describe('the difference between two environments', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let query: DiffEnvironmentsHandler;

  beforeAll(async () => {
    const configured = ProjectConfigured({ ...ProjectConfigured.sample, configuration: sampleConfiguration });
    const inProd = declared(1, 'p-1', sampleIntent({ 'web.replicas': 12 }, 1));
    const history = [configured, inStage, inProd, opened('DR-1'), opened('DR-2'), accepted];
    tables = await tablesAfter(...history);
    const findings = driftProjections.find(({ projection }) => projection.name === 'findings');
    if (findings === undefined) throw new Error('drift has no findings');
    await fillTable(tables.url, findings, ...history);
    query = new DiffEnvironmentsHandler(
      new ProjectConfigurationStore(tables.postgres),
      new EnvironmentStateStore(tables.postgres),
      new FindingReader(tables.postgres),
    );
  });

  afterAll(() => tables.stop());

  const diff = async (from: string, to: string, position?: bigint) => {
    const moment = position === undefined ? undefined : { position };
    return query.execute(new DiffEnvironments('checkout', from, to, moment));
  };
  const told = (outcome: Awaited<ReturnType<typeof diff>>) =>
    outcome instanceof Refusal
      ? [outcome.code]
      : outcome.differences.map(({ key, classification }) => [key, classification]);

  it('classifies every one of them', async () => {
    const outcome = await diff('stage', 'prod');
    expect(outcome).toMatchObject({
      from: { environment: 'stage', release: { alias: 'v84' }, overlayVersion: 0, intentRevision: 1 },
      to: { environment: 'prod', overlayVersion: 1 },
    });
    expect(told(outcome)).toEqual([
      ['web.replicas', 'declared-variance'],
      ['key-of-DR-1', 'unexplained'],
      ['key-of-DR-2', 'excepted'],
    ]);
  });

  it('is what it was at a moment', async () => {
    expect(told(await diff('stage', 'prod', 4n))).toEqual([
      ['web.replicas', 'declared-variance'],
      ['key-of-DR-1', 'unexplained'],
      ['key-of-DR-2', 'unexplained'],
    ]);
    expect(told(await diff('stage', 'prod', 2n))).toEqual([['web.replicas', 'declared-variance']]);
  });

  it('is none between an environment and itself', async () => {
    expect(told(await diff('prod', 'prod'))).toEqual([]);
  });

  it('is refused where one of them is unknown or empty', async () => {
    expect(told(await diff('moon', 'prod'))).toEqual(['no-such-environment']);
    expect(told(await diff('stage', 'prod', 1n))).toEqual(['nothing-declared']);
    expect(await query.execute(new DiffEnvironments('another', 'stage', 'prod'))).toMatchObject({
      code: 'project-not-configured',
    });
  });
});
