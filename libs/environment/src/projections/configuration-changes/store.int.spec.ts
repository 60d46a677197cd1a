import { Refusal } from '@ledgerline/kernel';
import { ProjectChangeRejected, ProjectConfigured } from '../../events';
import {
  changeProposed,
  changeReviewed,
  configured,
  governedConfiguration,
  tighterConfiguration,
} from '../../testing/policies';
import { tablesAfter } from '../../testing/tables';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { ListConfigurationChanges, ListConfigurationChangesHandler } from './list.query';
import { ShowConfigurationChange, ShowConfigurationChangeHandler } from './query';
import { ConfigurationChangeStore } from './store';

const effective = ProjectConfigured({
  ...configured(tighterConfiguration, 2).data,
  because: { proposalId: 'c-1' },
});
const elsewhere = changeProposed('c-9', tighterConfiguration, { project: 'billing' });

/** At positions 0 to 8. */
const history = [
  configured(),
  changeProposed('c-1'),
  changeProposed('c-2', governedConfiguration),
  elsewhere,
  changeReviewed('ana', 'c-1'),
  changeProposed('c-3', governedConfiguration),
  ProjectChangeRejected({ project: 'checkout', proposalId: 'c-3', reason: 'no', rejecter: 'ana' }),
  effective,
  changeProposed('c-4', governedConfiguration, { baseVersion: 2 }),
];

describe('the stored changes of policy', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let list: ListConfigurationChangesHandler;
  let show: ShowConfigurationChangeHandler;

  beforeAll(async () => {
    tables = await tablesAfter(...history);
    const configurations = new ProjectConfigurationStore(tables.postgres);
    const store = new ConfigurationChangeStore(tables.postgres);
    list = new ListConfigurationChangesHandler(configurations, store);
    show = new ShowConfigurationChangeHandler(configurations, store);
  });

  afterAll(() => tables.stop());

  const listed = async (statuses?: readonly string[], position?: bigint, limit = 50, after?: string) => {
    const page = { limit, after: after === undefined ? undefined : [after] };
    const moment = position === undefined ? undefined : { position };
    const outcome = await list.execute(new ListConfigurationChanges('checkout', statuses, page, moment));
    if (outcome instanceof Refusal) throw new Error(outcome.code);
    return outcome.items.map(({ proposalId, status }) => `${proposalId} ${status}`);
  };

  it('are listed, the newest first, with what became of them', async () => {
    expect(await listed()).toEqual(['c-4 open', 'c-3 rejected', 'c-2 superseded', 'c-1 effective']);
    expect(await listed(undefined, undefined, 2)).toEqual(['c-4 open', 'c-3 rejected']);
    expect(await listed(undefined, undefined, 2, '5')).toEqual(['c-2 superseded', 'c-1 effective']);
  });

  it('are found by status, now and at a moment', async () => {
    expect(await listed(['open'])).toEqual(['c-4 open']);
    expect(await listed(['effective', 'superseded'])).toEqual(['c-2 superseded', 'c-1 effective']);
    expect(await listed(['open'], 5n)).toEqual(['c-3 open', 'c-2 open', 'c-1 open']);
    expect(await listed(['rejected'], 6n)).toEqual(['c-3 rejected']);
  });

  it('wait, or waited at a moment, where nobody had decided about them', async () => {
    const store = new ConfigurationChangeStore(tables.postgres);
    const open = async (version: number, position?: bigint) => {
      const found = await store.open('checkout', version, position === undefined ? undefined : { position });
      return found.map(({ proposalId }) => proposalId);
    };
    expect(await open(2)).toEqual(['c-4']);
    expect(await open(1, 5n)).toEqual(['c-1', 'c-2', 'c-3']);
    expect(await open(1, 6n)).toEqual(['c-1', 'c-2']);
    expect(await open(1, 1n)).toEqual(['c-1']);
  });

  it('are listed without the configuration, and shown with each place that would change', async () => {
    const page = { limit: 1, after: undefined };
    const outcome = await list.execute(new ListConfigurationChanges('checkout', undefined, page));
    expect('items' in outcome && outcome.items[0]).not.toHaveProperty('configuration');
    const shown = await show.execute(new ShowConfigurationChange('checkout', 'c-1'));
    expect(shown).toMatchObject({
      status: 'effective',
      configuration: tighterConfiguration,
      words: [{ person: 'ana' }],
      changes: [
        { path: '/variance/web.replicas/maximum', kind: 'changed', from: 40, to: 10, governed: true },
        { path: '/variance/web.replicas/minimum', kind: 'removed', from: 1, governed: true },
      ],
    });
    expect(await show.execute(new ShowConfigurationChange('checkout', 'c-1', { position: 4n }))).toMatchObject({
      status: 'open',
      missing: 1,
    });
  });

  it('are one project’s, from the moment on at which they were proposed', async () => {
    const refused = (project: string, proposalId: string, position?: bigint) =>
      show.execute(new ShowConfigurationChange(project, proposalId, position === undefined ? undefined : { position }));
    expect(await refused('checkout', 'c-9')).toMatchObject({ code: 'no-such-change' });
    expect(await refused('checkout', 'c-4', 7n)).toMatchObject({ code: 'no-such-change' });
    const page = { limit: 1, after: undefined };
    const unknown = await list.execute(new ListConfigurationChanges('another', undefined, page));
    expect(unknown).toMatchObject({ code: 'project-not-configured' });
  });
});
