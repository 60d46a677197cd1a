import { auditProjections } from '@ledgerline/audit';
import { driftEvents, driftProjections } from '@ledgerline/drift';
import type { DomainEvent } from '@ledgerline/kernel';
import { contentDigest, Refusal, SystemClock } from '@ledgerline/kernel';
import { ReadSide } from '@ledgerline/platform/http';
import { promotionProjections } from '@ledgerline/promotion';
import { ReleaseResolver } from '@ledgerline/release';
import { fillTable } from '@ledgerline/testing';
import { EnvironmentConverged, IntentDeclared, ProjectConfigured } from '../../events';
import { EnvironmentStateStore } from '../../projections/environment-state/store';
import { ProjectConfigurationStore } from '../../projections/project-configuration/store';
import { EnvironmentApplication } from '../../testing/environment-application';
import { approved, declared, proposed, sampleIntent } from '../../testing/histories';
import { sampleConfiguration } from '../../testing/samples';
import { tablesAfter } from '../../testing/tables';
import { PromotionReader } from '../promotion-reader';
import { ComparisonReader } from './comparison-reader';
import { ExceptionReader } from './exception-reader';
import { FindingReader } from './finding-reader';
import { MomentReader } from './moment-reader';
import { OverlayReader } from './overlay-reader';
import { DiffSides, DiffSidesHandler } from './query';
import { SideReader } from './side-reader';
import type { AskedSide } from './sides';
import { SideTeller } from './view';

const stage = { ...sampleIntent(), environment: 'stage' };
const inStage = IntentDeclared({
  ...declared().data,
  environment: 'stage',
  intentHash: contentDigest(stage),
  document: stage,
});
const older = { id: `sha256:${'e'.repeat(64)}`, alias: 'v81' };
const withOlder = (document: typeof stage) => ({
  ...document,
  release: older,
  modules: { vpc: { version: '1' } },
});
const finding = (type: string, findingId: string) => {
  const sample = driftEvents.find((definition) => definition.type === type)?.sample;
  const difference = { ...(sample && 'difference' in sample && sample.difference), overlayKey: `key-of-${findingId}` };
  return { type, data: { ...sample, findingId, difference } };
};
const configured = (version: number, maximum: number) =>
  ProjectConfigured({
    ...ProjectConfigured.sample,
    version,
    configuration: {
      ...sampleConfiguration,
      variance: {
        ...sampleConfiguration.variance,
        'web.replicas': { type: 'integer', maximum, owner: 'web-team', why: 'load differs' },
      },
    },
  });
const converged = (environment: string, intentRevision: number) =>
  EnvironmentConverged({ ...EnvironmentConverged.sample, environment, intentRevision });
const requested: DomainEvent = {
  type: 'promotion.requested',
  data: {
    ...{ promotionId: 'p-9', project: 'checkout', environment: 'prod', releaseId: stage.release.id, alias: 'v84' },
    ...{ requester: 'olga', reason: 'weekly release' },
  },
};
const twelve = { 'web.replicas': 12 };
const fourteen = { 'web.replicas': 14, 'web.endpoints.psp': 'https://psp.example' };

const history: readonly DomainEvent[] = [
  /*  0 */ configured(1, 40),
  /*  1 */ inStage,
  /*  2 */ converged('stage', 1),
  /*  3 */ declared(1, 'p-1', withOlder(sampleIntent())),
  /*  4 */ converged('prod', 1),
  /*  5 */ proposed('o-1'),
  /*  6 */ approved('o-1', 1, twelve),
  /*  7 */ declared(2, 'p-1', withOlder(sampleIntent(twelve, 1))),
  /*  8 */ converged('prod', 2),
  /*  9 */ finding('finding.opened', 'DR-1'),
  /* 10 */ finding('finding.opened', 'DR-2'),
  /* 11 */ finding('finding.accepted', 'DR-2'),
  /* 12 */ proposed('o-2', 1, { 'web.endpoints.psp': 'https://psp.example', 'web.replicas': 14 }),
  /* 13 */ approved('o-2', 2, fourteen),
  /* 14 */ declared(3, 'p-1', withOlder(sampleIntent(fourteen, 2))),
  /* 15 */ converged('prod', 3),
  /* 16 */ configured(2, 13),
  /* 17 */ requested,
];

class ReadSideAt99 extends ReadSide {
  state = () => ({ position: 99n, lagMs: 0, stopped: [], flawed: [] });
  reaches = () => Promise.resolve(true);
}

describe('the difference between two sides', () => {
  let tables: Awaited<ReturnType<typeof tablesAfter>>;
  let app: EnvironmentApplication;
  let query: DiffSidesHandler;

  beforeAll(async () => {
    tables = await tablesAfter(...history);
    const foreign = [...driftProjections, ...promotionProjections, ...auditProjections];
    for (const name of ['findings', 'promotion_board', 'exceptions', 'audit_history']) {
      const table = foreign.find(({ projection }) => projection.name === name);
      if (table === undefined) throw new Error(`there is no projection ${name}`);
      await fillTable(tables.url, table, ...history);
    }
    app = await EnvironmentApplication.start();
    const { postgres } = tables;
    const overlays = new OverlayReader(postgres);
    const sides = new SideReader(
      new ProjectConfigurationStore(postgres),
      new EnvironmentStateStore(postgres),
      overlays,
      new ReleaseResolver(app.decisions),
    );
    const moments = new MomentReader(postgres, new SystemClock());
    const comparisons = new ComparisonReader(
      overlays,
      new ExceptionReader(postgres),
      new PromotionReader(postgres),
      moments,
    );
    query = new DiffSidesHandler(sides, comparisons, new FindingReader(postgres), new SideTeller(new ReadSideAt99()));
  });

  afterAll(async () => {
    await app.stop();
    await tables.stop();
  });

  const side = (name: string, more: Partial<AskedSide> = {}): AskedSide => ({ name, ...more });
  const at = (position: bigint) => ({ at: { position } });
  const diff = (from: AskedSide, to: AskedSide, position?: bigint) =>
    query.execute(new DiffSides('checkout', from, to, position === undefined ? undefined : { position }));
  const told = async (from: AskedSide, to: AskedSide, position?: bigint) => {
    const outcome = await diff(from, to, position);
    return outcome instanceof Refusal
      ? [outcome.code]
      : outcome.differences.map(({ key, classification }) => `${key} ${classification}`);
  };

  it('says what it is between, and has one classification for everything', async () => {
    const outcome = await diff(side('stage'), side('prod'), 15n);
    expect(outcome).toMatchObject({
      from: {
        kind: 'environment',
        environment: 'stage',
        release: { alias: 'v84' },
        intentRevision: 1,
        converged: true,
      },
      to: { name: 'prod', overlayVersion: 2, asOf: { position: '15' } },
      counts: { release: 1, 'declared-variance': 2, excepted: 1, pending: 0, unexplained: 1 },
    });
    expect(await told(side('stage'), side('prod'), 15n)).toEqual([
      'modules.vpc release',
      'web.endpoints.psp declared-variance',
      'web.replicas declared-variance',
      'key-of-DR-1 unexplained',
      'key-of-DR-2 excepted',
    ]);
  });

  it('says since when a value is so, and through whom', async () => {
    const outcome = await diff(side('stage'), side('prod'), 8n);
    const [, replicas] = outcome instanceof Refusal ? [] : outcome.differences;
    expect(replicas).toMatchObject({
      key: 'web.replicas',
      from: 2,
      to: 12,
      owner: 'web-team',
      declared: [
        { side: 'to', since: '2026-01-01T00:06:00.000Z', position: '6', proposedBy: 'olga', reviewedBy: ['ana'] },
      ],
    });
  });

  it('takes rules, findings and promotions as they are now where nothing else is said', async () => {
    const outcome = await diff(side('stage'), side('prod'));
    expect(outcome).toMatchObject({ to: { asOf: { position: '99' } }, counts: { pending: 1, unexplained: 2 } });
    const differences = outcome instanceof Refusal ? [] : outcome.differences;
    expect(differences).toMatchObject([
      {
        key: 'modules.vpc',
        classification: 'pending',
        promotionId: 'p-9',
        reason: 'promotion of v84 to prod, requested by olga, is requested',
      },
      { key: 'web.endpoints.psp', classification: 'declared-variance' },
      { key: 'web.replicas', classification: 'unexplained', rule: 'web.replicas', owner: 'web-team' },
      { key: 'key-of-DR-1', classification: 'unexplained', findingId: 'DR-1', position: '9' },
      { key: 'key-of-DR-2', classification: 'excepted', exceptionId: 'EX-1', by: 'olga' },
    ]);
  });

  it('takes each side as it was at its own moment', async () => {
    expect(await told(side('prod', at(3n)), side('prod', at(9n)))).toEqual([
      'web.replicas declared-variance',
      'key-of-DR-1 unexplained',
    ]);
    expect(await told(side('prod', at(9n)), side('prod', at(11n)))).toEqual(['key-of-DR-2 excepted']);
    expect(await told(side('stage', at(2n)), side('prod', at(8n)))).toEqual([
      'modules.vpc release',
      'web.replicas declared-variance',
    ]);
  });

  it('goes back through the intents of an environment', async () => {
    const outcome = await diff(side('prod', { back: 1 }), side('prod'), 15n);
    expect(outcome).toMatchObject({ from: { name: 'prod~1', intentRevision: 2, asOf: { position: '13' } } });
    expect(await told(side('prod', { back: 1 }), side('prod'), 15n)).toEqual([
      'web.endpoints.psp declared-variance',
      'web.replicas declared-variance',
    ]);
    expect(await told(side('prod', { back: 2 }), side('prod', { back: 1 }), 8n)).toEqual(['no-such-intent']);
  });

  it('compares versions of overlays, each under the rules of its time', async () => {
    const versions = (from: number, to: number, position?: bigint) =>
      told(side('prod', { overlay: from }), side('prod', { overlay: to }), position);
    expect(await versions(0, 1)).toEqual(['web.replicas declared-variance']);
    expect(await versions(1, 2, 15n)).toEqual([
      'web.endpoints.psp declared-variance',
      'web.replicas declared-variance',
    ]);
    expect(await versions(1, 2)).toEqual(['web.endpoints.psp declared-variance', 'web.replicas unexplained']);
    expect(await versions(1, 3)).toEqual(['no-such-overlay']);
    expect(await versions(1, 2, 12n)).toEqual(['no-such-overlay']);
    expect(await told(side('prod', { overlay: 1 }), side('prod'))).toEqual(['sides-not-comparable']);
  });

  it('compares a release with an environment, also one that was never declared there', async () => {
    const cut = side(stage.release.id);
    expect(await told(cut, side('prod'), 15n)).toEqual(await told(side('stage'), side('prod'), 15n));
    expect(await diff(cut, side('prod'), 15n)).toMatchObject({ from: { kind: 'release', name: 'v84' } });
    expect(await told(cut, cut)).toEqual([]);
  });

  it('is none between an environment and itself', async () => {
    expect(await told(side('prod'), side('prod'))).toEqual([]);
  });

  it('has the same classifications from the other side', async () => {
    const forth = await told(side('stage'), side('prod'));
    expect(new Set(await told(side('prod'), side('stage')))).toEqual(new Set(forth));
  });

  it('is refused where one of them is unknown or empty', async () => {
    expect(await told(side('moon'), side('prod'))).toEqual(['nothing-to-compare']);
    expect(await told(side('moon', { back: 1 }), side('prod'))).toEqual(['no-such-environment']);
    expect(await told(side('v84', at(3n)), side('prod'))).toEqual(['no-such-environment']);
    expect(await told(side('stage'), side('prod'), 2n)).toEqual(['nothing-declared']);
    expect(await query.execute(new DiffSides('another', side('stage'), side('prod')))).toMatchObject({
      code: 'project-not-configured',
    });
  });
});
