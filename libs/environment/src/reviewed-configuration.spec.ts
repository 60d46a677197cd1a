import type { Accepted } from '@ledgerline/kernel';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { ApproveOverlay } from './commands/approve-overlay/command';
import type { ConfigurationTerms } from './commands/configure-project/command';
import { ConfigureProject } from './commands/configure-project/command';
import { DeclareIntent } from './commands/declare-intent/command';
import { ProposeOverlay } from './commands/propose-overlay/command';
import { ReviewConfiguration } from './commands/review-configuration/command';
import { WithdrawConfiguration } from './commands/withdraw-configuration/command';
import { project } from './evolve';
import { EnvironmentApplication } from './testing/environment-application';
import { sampleIntent } from './testing/histories';
import { governedConfiguration, tighterConfiguration } from './testing/policies';
import { sampleConfiguration, sampleRelease } from './testing/samples';

const planHash = `sha256:${'3'.repeat(64)}`;

describe('a change of policy on the ledger', () => {
  let app: EnvironmentApplication;

  beforeEach(async () => {
    app = await EnvironmentApplication.start();
  });

  afterEach(() => app.stop());

  const accepted = <Outcome extends Accepted>(outcome: Outcome | Refusal): Outcome => {
    if (outcome instanceof Refusal) throw new Error(`refused: ${outcome.code} ${JSON.stringify(outcome.facts)}`);
    return outcome;
  };
  const reason = 'nobody needs more';
  const command = (file: unknown, terms: ConfigurationTerms = {}, who = 'olga') =>
    new ConfigureProject(app.by(who), 'checkout', file, undefined, terms);
  const configure = async (file: unknown = governedConfiguration, terms: ConfigurationTerms = { reason }) =>
    accepted(await app.execute(command(file, terms)));
  const review = (who: string, proposalId: string) =>
    app.execute(new ReviewConfiguration(app.by(who), 'checkout', proposalId, ['platform-leads']));
  const overlay = async (changes: Record<string, unknown>) => {
    const proposal = new ProposeOverlay(app.by('olga'), 'checkout', 'prod', changes, 'load differs');
    return accepted(await app.execute(proposal)).proposalId;
  };
  const inForce = async () => {
    const { state } = await app.decisions.load(project, 'checkout');
    return state.status === 'configured' ? state : undefined;
  };
  const declare = async () => {
    const { releaseId } = sampleRelease;
    const baseline = { intentRevision: 0, overlayVersion: 0 };
    const proposed = contentDigest(sampleIntent());
    const cause = app.by('promotion');
    return accepted(
      await app.execute(new DeclareIntent(cause, 'checkout', 'prod', 'p-1', planHash, releaseId, baseline, proposed)),
    );
  };

  it('waits for words, and is in force with the last of them', async () => {
    await configure();
    const { status, version, change } = await configure(tighterConfiguration);
    expect([status, version, change?.asks]).toEqual(['proposed', 1, { of: 'platform-leads', count: 2 }]);
    const id = change?.proposalId ?? '';
    expect(change?.review).toBe(`ledgerline change approve ${id}`);

    expect(accepted(await review('ana', id))).toMatchObject({ status: 'proposed', missing: 1 });
    expect((await inForce())?.version).toBe(1);
    expect(accepted(await review('mei', id))).toMatchObject({ status: 'configured', missing: 0 });
    expect(await inForce()).toMatchObject({ version: 2, configuration: tighterConfiguration });
    expect(await app.types()).toEqual([
      'project.configured',
      'project.change-proposed',
      'project.change-reviewed',
      'project.change-reviewed',
      'project.configured',
    ]);
  });

  it('is answered as it was the first time, whatever happened meanwhile', async () => {
    await configure();
    const repeated = command(tighterConfiguration, { reason });
    const first = accepted(await app.execute(repeated));
    const id = first.change?.proposalId ?? '';
    await review('ana', id);
    await review('mei', id);
    expect(accepted(await app.execute(repeated))).toEqual(first);
  });

  it('counts versions and not what is said between them', async () => {
    await configure();
    const datasets = { orders: { kind: 'seed' } };
    await configure(tighterConfiguration);
    const direct = command({ ...governedConfiguration, datasets });
    const second = accepted(await app.execute(direct));
    expect(second).toMatchObject({ status: 'configured', version: 2, revision: 2n });
    await configure(governedConfiguration);
    expect(accepted(await app.execute(direct))).toEqual(second);
    expect((await inForce())?.version).toBe(3);
  });

  it('is proposed once, however often the same file is applied', async () => {
    await configure();
    const first = await configure(tighterConfiguration);
    const again = accepted(await app.execute(command(tighterConfiguration, { reason }, 'mei')));
    expect(again).toMatchObject({ status: 'proposed', changed: false, change: first.change });
  });

  it('goes nowhere once another configuration is in force', async () => {
    await configure();
    const { change } = await configure(tighterConfiguration);
    await configure({ ...governedConfiguration, datasets: { orders: { kind: 'seed' } } });
    expect(await review('ana', change?.proposalId ?? '')).toMatchObject({ code: 'configuration-moved' });
    const withdrawal = new WithdrawConfiguration(app.by('olga'), 'checkout', change?.proposalId ?? '');
    expect(await app.execute(withdrawal)).toMatchObject({ code: 'configuration-moved' });
  });

  it('tells what falls out of it: in force, waiting, and where nothing would resolve again', async () => {
    await configure(sampleConfiguration);
    await declare();
    const id = await overlay({ 'web.replicas': 12, 'web.endpoints.psp': 'https://psp.example' });
    accepted(await app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', id, ['web-team', 'payments'])));
    const waiting = await overlay({ 'web.replicas': 20 });
    const tighter = { ...sampleConfiguration, variance: tighterConfiguration.variance };

    const refused = await app.execute(command(tighter));
    expect(refused).toMatchObject({
      code: 'overlays-fall-out',
      pointer: '/configuration/variance/web.replicas',
      facts: {
        count: 2,
        list: 'web.replicas = 12 of prod: the value must be <= 10 (web-team); web.replicas = 20 of prod (proposed): the value must be <= 10 (web-team)',
      },
    });
    expect(await app.types()).not.toContain('project.change-proposed');
    await configure(tighter, { acceptFallOut: true });
    expect((await inForce())?.version).toBe(2);
    expect(waiting).not.toBe(id);
    // What has fallen out does not stand in the way of the next change.
    await configure({ ...tighter, datasets: { orders: { kind: 'seed' } } }, {});
  });

  it('records what fell out with the event', async () => {
    await configure();
    await overlay({ 'web.replicas': 20 });
    const { change } = await configure(tighterConfiguration);
    const id = change?.proposalId ?? '';
    await review('ana', id);
    const more = await overlay({ 'web.replicas': 30 });
    expect(more).not.toBe('');
    expect(await review('mei', id)).toMatchObject({ code: 'fall-out-moved' });
  });

  it('tells which environment and state would be gone', async () => {
    const stated = { ...sampleConfiguration, states: { late: { gates: [] } } };
    await configure(stated);
    await declare();
    const { stage } = sampleConfiguration.environments;
    const { state } = await app.decisions.load(project, 'checkout');
    const found = await app.consequences.of('checkout', state, {
      ...sampleConfiguration,
      environments: { ...(stage && { stage }) },
    });
    expect(found).toEqual({
      baseVersion: 1,
      fallsOut: [],
      stranded: [{ environment: 'prod', release: 'v84', because: 'the environment is gone' }],
      statesGone: ['late'],
    });
  });

  it('names the environments whose intent would not resolve again', async () => {
    await configure(sampleConfiguration);
    await declare();
    const id = await overlay({ 'web.replicas': 12 });
    accepted(await app.execute(new ApproveOverlay(app.by('ana'), 'checkout', 'prod', id, ['web-team', 'payments'])));
    const { state } = await app.decisions.load(project, 'checkout');
    const found = await app.consequences.of('checkout', state, tighterConfiguration);
    expect(found.stranded).toEqual([
      { environment: 'prod', release: 'v84', because: 'web.replicas: the value must be <= 10' },
    ]);
  });

  it('takes a long value by its digest', async () => {
    const rules = { 'web.motd': { type: 'string', owner: 'web-team', why: 'they differ' } };
    await configure({ ...sampleConfiguration, variance: rules });
    const text = 'x'.repeat(2000);
    await overlay({ 'web.motd': text });
    const { state } = await app.decisions.load(project, 'checkout');
    const found = await app.consequences.of('checkout', state, { ...sampleConfiguration, variance: {} });
    expect(found.fallsOut.map(({ value }) => value)).toEqual([contentDigest(text)]);
  });
});
