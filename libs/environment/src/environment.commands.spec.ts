import type { Accepted } from '@ledgerline/kernel';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { ApproveOverlay } from './commands/approve-overlay/command';
import { ConfigureProject } from './commands/configure-project/command';
import { DeclareIntent } from './commands/declare-intent/command';
import { ProposeOverlay } from './commands/propose-overlay/command';
import { RecordConvergence } from './commands/record-convergence/command';
import { RejectOverlay } from './commands/reject-overlay/command';
import { ReportRollout } from './commands/report-rollout/command';
import { RevertOverlay } from './commands/revert-overlay/command';
import { WithdrawReview } from './commands/withdraw-review/command';
import { environment } from './evolve';
import { EnvironmentApplication } from './testing/environment-application';
import { declared, sampleIntent } from './testing/histories';
import { sampleConfiguration, sampleRelease } from './testing/samples';

describe('an environment on the ledger', () => {
  let app: EnvironmentApplication;

  beforeEach(async () => {
    app = await EnvironmentApplication.start();
  });

  afterEach(() => app.stop());

  const accepted = <Outcome extends Accepted>(outcome: Outcome | Refusal): Outcome => {
    if (outcome instanceof Refusal) throw new Error(`refused: ${outcome.code} ${JSON.stringify(outcome.facts)}`);
    return outcome;
  };
  const configure = async (file: unknown = sampleConfiguration, ifMatch?: bigint) =>
    app.execute(new ConfigureProject(app.by('olga'), 'checkout', file, ifMatch));
  const declare = async (promotionId = 'p-1') => {
    const planHash = `sha256:${'3'.repeat(64)}`;
    const baseline = { intentRevision: 0, overlayVersion: 0 };
    const proposedIntent = contentDigest(sampleIntent());
    const { releaseId } = sampleRelease;
    return app.execute(
      new DeclareIntent(
        app.by('promotion'),
        'checkout',
        'prod',
        promotionId,
        planHash,
        releaseId,
        baseline,
        proposedIntent,
      ),
    );
  };
  const propose = async (changes: Record<string, unknown> = { 'web.replicas': 12 }) =>
    accepted(await app.execute(new ProposeOverlay(app.by('olga'), 'checkout', 'prod', changes, 'load differs')));
  const state = async () => (await app.decisions.load(environment, 'checkout:prod')).state;

  it('goes from configuration to convergence', async () => {
    accepted(await configure());
    accepted(await declare());
    const { proposalId } = await propose();
    accepted(await app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', proposalId, ['web-team'])));
    accepted(await app.execute(new ReportRollout(app.by('deployer'), 'checkout', 'prod', 2, { status: 'finished' })));
    const seen = [{ detector: 'artifacts', observationId: 'ob-1' }];
    accepted(await app.execute(new RecordConvergence(app.by('drift'), 'checkout', 'prod', 2, seen)));

    expect(await app.types()).toEqual([
      'project.configured',
      'intent.declared',
      'overlay.proposed',
      'overlay.approved',
      'intent.declared',
      'rollout.finished',
      'environment.converged',
    ]);
    expect((await state()).intent).toMatchObject({
      intentRevision: 2,
      converged: true,
      document: { overlayVersion: 1, configuration: { web: { replicas: 12 } } },
    });
  });

  it('says which version of the configuration is in force', async () => {
    const first = accepted(await configure());
    const again = accepted(await configure());
    const other = accepted(await configure({ ...sampleConfiguration, states: { late: { gates: [] } } }, 0n));
    expect([first, again, other].map(({ version, changed }) => [version, changed])).toEqual([
      [1, true],
      [1, false],
      [2, true],
    ]);
    expect(again.configurationHash).toBe(first.configurationHash);
    expect(await configure(sampleConfiguration, 0n)).toMatchObject({ code: 'revision-moved' });
  });

  it('answers a repeated command as it did the first time', async () => {
    accepted(await configure());
    const command = new ProposeOverlay(app.by('olga'), 'checkout', 'prod', { 'web.replicas': 12 }, 'load differs');
    const first = accepted(await app.execute(command));
    expect(accepted(await app.execute(command))).toMatchObject({
      proposalId: first.proposalId,
      position: first.position,
    });
    expect((await state()).proposals.size).toBe(1);
  });

  it('puts only one of two racing proposals into force', async () => {
    accepted(await configure());
    const [one, other] = [await propose(), await propose({ 'web.replicas': 14 })];
    const outcomes = await Promise.all(
      [one, other].map(({ proposalId }) =>
        app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', proposalId, ['web-team'])),
      ),
    );
    const refusals = outcomes.filter((outcome) => outcome instanceof Refusal);
    expect(refusals).toMatchObject([{ code: 'proposal-closed', facts: { status: 'superseded' } }]);
    expect((await state()).overlay.version).toBe(1);
  });

  it('says whose word is still missing, until it is in force', async () => {
    accepted(await configure());
    const { proposalId } = await propose({ 'web.replicas': 12, 'databases.orders.settings.work_mem': '8MB' });
    const approve = async (who: string, group: string) =>
      accepted(await app.execute(new ApproveOverlay(app.by(who), 'checkout', 'prod', proposalId, [group])));
    expect(await approve('ana', 'web-team')).toMatchObject({
      effective: false,
      missing: [{ owner: 'orders-team', keys: ['databases.orders.settings.work_mem'] }],
    });
    expect(await approve('mei', 'orders-team')).toMatchObject({ effective: true, missing: [] });
  });

  it('counts no word that was taken back', async () => {
    accepted(await configure());
    const { proposalId } = await propose({ 'web.replicas': 12, 'databases.orders.settings.work_mem': '8MB' });
    const approve = (who: string, group: string) =>
      app.execute(new ApproveOverlay(app.by(who), 'checkout', 'prod', proposalId, [group]));
    accepted(await approve('ana', 'web-team'));
    accepted(await app.execute(new WithdrawReview(app.by('ana'), 'checkout', 'prod', proposalId, 'too many')));
    expect(accepted(await approve('mei', 'orders-team'))).toMatchObject({
      effective: false,
      missing: [{ owner: 'web-team', keys: ['web.replicas'] }],
    });
  });

  it('brings the values of an earlier version back, reviewed like any other proposal', async () => {
    accepted(await configure());
    const approve = async (proposalId: string) =>
      accepted(await app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', proposalId, ['web-team'])));
    await approve((await propose()).proposalId);
    await approve((await propose({ 'web.replicas': 14 })).proposalId);
    const { proposalId } = accepted(
      await app.execute(new RevertOverlay(app.by('olga'), 'checkout', 'prod', 1, 'it was better')),
    );
    expect((await state()).overlay.values).toEqual({ 'web.replicas': 14 });
    await approve(proposalId);
    expect((await state()).overlay).toEqual({ version: 3, values: { 'web.replicas': 12 } });
  });

  it('measures a value by what another environment is declared to be at that moment', async () => {
    const bound = [{ in: ['prod'], to: 'stage', 'at-most': 10 }];
    const replicas = { ...sampleConfiguration.variance['web.replicas'], relative: bound };
    const variance = { ...sampleConfiguration.variance, 'web.replicas': replicas };
    accepted(await configure({ ...sampleConfiguration, variance }));
    const ask = (count: number) =>
      app.execute(new ProposeOverlay(app.by('olga'), 'checkout', 'prod', { 'web.replicas': count }, 'load differs'));
    expect(await ask(20)).toMatchObject({
      code: 'variance-not-allowed',
      facts: { because: 'stage has no value there yet, so that the bound to it cannot be checked' },
    });
    const { data } = declared();
    await app.append('environment-checkout:stage', {
      type: 'intent.declared',
      data: { ...data, environment: 'stage' },
    });
    accepted(await ask(20));
    expect(await ask(21)).toMatchObject({
      code: 'variance-not-allowed',
      pointer: '/changes/web.replicas',
      facts: { because: 'it is 21, and at most 10 times that of stage (2) is allowed' },
    });
  });

  it('lets a value in that an exception names, for as long as it lasts', async () => {
    accepted(await configure());
    accepted(await declare());
    const ask = () =>
      app.execute(new ProposeOverlay(app.by('olga'), 'checkout', 'prod', { 'web.replicas': 400 }, 'load test'));
    const granted = (exceptionId: string, until: string, where = 'prod') =>
      app.append('exceptions-checkout', {
        type: 'exception.granted',
        data: {
          ...{ exceptionId, project: 'checkout', until, reason: 'load test', requester: 'olga', approvers: ['mei'] },
          waives: { variance: 'web.replicas', environment: where },
        },
      });
    const over = { exceptionId: 'EX-3', project: 'checkout', person: 'mei', reason: 'done' };
    await granted('EX-0', '2026-01-01T00:00:00.000Z');
    await granted('EX-1', '2027-01-01T00:00:00.000Z', 'stage');
    await granted('EX-3', '2027-01-01T00:00:00.000Z');
    await app.append('exceptions-checkout', { type: 'exception.ended', data: over });
    expect(await ask()).toMatchObject({ code: 'variance-not-allowed' });

    await granted('EX-4', '2026-07-01T00:00:00Z');
    await granted('EX-5', '2026-06-01T00:00:00Z');
    const { proposalId } = accepted(await ask());
    app.setTime('2026-05-15T00:00:00.000Z');
    accepted(await app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', proposalId, ['web-team'])));
    expect((await state()).intent?.document.variance).toEqual([
      {
        ...{ key: 'web.replicas', base: 2, value: 400, owner: 'web-team', why: 'load test' },
        exception: { id: 'EX-4', until: '2026-07-01T00:00:00Z' },
      },
    ]);

    app.setTime('2026-07-01T00:00:00.000Z');
    const again = new ProposeOverlay(app.by('olga'), 'checkout', 'prod', { 'web.replicas': 401 }, 'load test');
    expect(await app.execute(again)).toMatchObject({ code: 'variance-not-allowed' });
  });

  it('declares an intent once, however often and by whomever it is tried', async () => {
    accepted(await configure());
    const outcomes = await Promise.all([declare(), declare(), declare('p-2')]);
    expect(outcomes.filter((outcome) => outcome instanceof Refusal)).toMatchObject([{ code: 'baseline-moved' }]);
    expect(await app.types()).toEqual(['project.configured', 'intent.declared']);
  });

  it('knows neither projects nor releases nor proposals that are not there', async () => {
    expect(await declare()).toMatchObject({ code: 'project-not-configured' });
    accepted(await configure());
    const unknown = new RejectOverlay(app.by('ana'), 'checkout', 'prod', 'o-9', 'why not');
    expect(await app.execute(unknown)).toMatchObject({ code: 'no-such-proposal' });
  });
});
