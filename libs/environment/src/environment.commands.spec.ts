import type { Accepted } from '@ledgerline/kernel';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { ApproveOverlay } from './commands/approve-overlay/command';
import { ConfigureProject } from './commands/configure-project/command';
import { DeclareIntent } from './commands/declare-intent/command';
import { ProposeOverlay } from './commands/propose-overlay/command';
import { RecordConvergence } from './commands/record-convergence/command';
import { RejectOverlay } from './commands/reject-overlay/command';
import { ReportRollout } from './commands/report-rollout/command';
import { environment } from './evolve';
import { EnvironmentApplication } from './testing/environment-application';
import { sampleIntent } from './testing/histories';
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
    accepted(await app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', proposalId)));
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
        app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', proposalId)),
      ),
    );
    const refusals = outcomes.filter((outcome) => outcome instanceof Refusal);
    expect(refusals).toMatchObject([{ code: 'overlay-moved' }]);
    expect((await state()).overlay.version).toBe(1);
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
