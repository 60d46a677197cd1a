import type { IntentDocument } from '@ledgerline/environment';
import { environment, IntentDeclared, OverlayRejected, ProjectConfigured } from '@ledgerline/environment';
import type { Actor } from '@ledgerline/kernel';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { ReleaseCut } from '@ledgerline/release';
import { AcceptFinding } from '../commands/accept-finding/command';
import { CaptureFinding } from '../commands/capture-finding/command';
import { RecordObservation } from '../commands/record-observation/command';
import { RequestRevert } from '../commands/request-revert/command';
import { drift } from '../evolve';
import { openFindings } from '../open-findings';
import { DriftApplication } from './drift-application';

const olga: Actor = { kind: 'person', id: 'olga' };
const agent: Actor = { kind: 'service', id: 'agent-prod' };
const digest = `sha256:${'a'.repeat(64)}`;
const releaseId = `sha256:${'b'.repeat(64)}`;
const content = {
  ...ReleaseCut.sample.content,
  artifacts: { web: { digest, repository: 'ghcr.io/acme/web' } },
  migrations: {},
  configuration: { web: { replicas: 2, timeout_ms: 800 } },
  datasets: {},
};
const document: IntentDocument = {
  ...IntentDeclared.sample.document,
  configuration: content.configuration,
  overlayVersion: 0,
  variance: [],
};
const observing = ['artifacts', 'flagd'];
const configuration = {
  ...ProjectConfigured.sample.configuration,
  environments: { prod: { admits: 'candidate', after: [], labels: {}, observe: observing } },
  variance: { 'web.replicas': { type: 'integer', maximum: 40, owner: 'web-team', why: 'load differs' } },
};

describe('drift, from the first sight to the end', () => {
  let app: DriftApplication;
  let minute = 0;

  const now = () => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const pass = (minutes: number) => {
    minute += minutes;
    return app.passUntil(now());
  };
  const report = async (detector: string, seen: object, completeness: 'complete' | 'partial' = 'complete') => {
    await pass(1);
    const problem = completeness === 'partial' ? { problem: 'disk' } : {};
    const observed = { detector, completeness, ...problem, observedAt: now(), document: seen };
    return app.execute((cause) => new RecordObservation(cause, 'checkout', 'prod', 'prod', observed), agent);
  };
  const web = (changed: object = {}, completeness: 'complete' | 'partial' = 'complete') => {
    const component = { digest, modified: {}, configuration: { ...content.configuration.web, ...changed } };
    return report('artifacts', { components: { web: component } }, completeness);
  };
  const findings = async () => {
    const { state } = await app.decisions.load(drift, 'checkout:prod');
    return [...state.findings.values()].filter(({ difference }) => difference.domain !== 'detectors');
  };
  const statuses = async () => (await findings()).map(({ status }) => status);
  const theFinding = async () => (await findings())[0]?.findingId ?? 'none';
  const declare = (intentRevision: number, changed: Partial<IntentDocument> = {}) => {
    const next = { ...document, ...changed };
    const because = IntentDeclared.sample.because;
    const event = {
      project: 'checkout',
      environment: 'prod',
      intentRevision,
      intentHash: contentDigest(next),
      because,
    };
    return app.append('environment-checkout:prod', IntentDeclared({ ...event, document: next }));
  };
  const converged = async () => (await app.decisions.load(environment, 'checkout:prod')).state.intent?.converged;

  beforeEach(async () => {
    minute = 0;
    app = await DriftApplication.start(now());
    const configurationHash = contentDigest(configuration);
    await app.append(
      'project-checkout',
      ProjectConfigured({ project: 'checkout', version: 1, configurationHash, configuration }),
    );
    await app.append(`release-checkout:${'b'.repeat(64)}`, ReleaseCut({ ...ReleaseCut.sample, releaseId, content }));
    await declare(1);
  });

  afterEach(() => app.stop());

  it('establishes convergence once every expected detector has found everything in place', async () => {
    await web();
    expect(await converged()).toBe(false);
    await report('flagd', { flags: {} });
    expect(await converged()).toBe(true);
    await web();
    expect((await app.types()).filter((type) => type === 'environment.converged')).toHaveLength(1);
  });

  it('does not hold a rollout for drift, and does when it takes too long', async () => {
    await web({ timeout_ms: 900 });
    await web({ timeout_ms: 900 });
    expect(await findings()).toEqual([]);
    await pass(15);
    await web({ timeout_ms: 900 });
    await web({ timeout_ms: 900 });
    expect(await statuses()).toEqual(['open']);
  });

  const drifted = async () => {
    await pass(15);
    await web({ replicas: 12 });
    await web({ replicas: 12 });
    return theFinding();
  };

  it('writes one event for a repetition, and nothing else', async () => {
    await drifted();
    const before = await app.types();
    await web({ replicas: 12 });
    expect((await app.types()).slice(before.length)).toEqual(['observation.repeated']);
  });

  it('writes nothing for a third sight within a minute', async () => {
    await drifted();
    const before = await app.types();
    const component = { digest, modified: {}, configuration: { ...content.configuration.web, replicas: 12 } };
    const observedAt = now().replace('00.000Z', '30.000Z');
    const seen = { detector: 'artifacts', completeness: 'complete', observedAt } as const;
    const report = { ...seen, document: { components: { web: component } } };
    const answer = await app.execute(
      (cause) => new RecordObservation(cause, 'checkout', 'prod', 'prod', report),
      agent,
    );
    expect(answer).toMatchObject({ changed: false, differences: 1 });
    expect(await app.types()).toEqual(before);
  });

  it('gives a repeat its first answer, though its environment is gone', async () => {
    const findingId = await drifted();
    await pass(1);
    const component = { digest, modified: {}, configuration: { ...content.configuration.web, replicas: 12 } };
    const seen = { detector: 'artifacts', completeness: 'complete', observedAt: now() } as const;
    const report = { ...seen, document: { components: { web: component } } };
    const cause = { commandId: 'lost-answer', actor: olga, causationId: 'request', correlationId: 'chain' };
    const observe = () =>
      app.execute((fresh) => new RecordObservation(fresh, 'checkout', 'prod', 'prod', report), agent);
    const capture = () =>
      app.execute(() => new CaptureFinding(cause, 'checkout', 'prod', findingId, 'the sale is on'), olga);
    const answers = [await observe(), await capture()];
    expect(answers).toMatchObject([{ changed: true }, { changed: true }]);

    const nothing = { ...configuration, environments: {} };
    const emptied = {
      project: 'checkout',
      version: 2,
      configurationHash: contentDigest(nothing),
      configuration: nothing,
    };
    await app.append('project-checkout', ProjectConfigured(emptied));
    const before = await app.types();
    expect([await observe(), await capture()]).toEqual(answers);
    expect(await app.types()).toEqual(before);
    const later = { ...report, observedAt: now().replace('00.000Z', '01.000Z') };
    expect(
      await app.execute((fresh) => new RecordObservation(fresh, 'checkout', 'prod', 'prod', later), agent),
    ).toMatchObject({ code: 'no-such-environment' });
  });

  it('captures: proposed in the name of who captures, closed as captured when it is declared', async () => {
    const findingId = await drifted();
    const answer = await app.execute(
      (cause) => new CaptureFinding(cause, 'checkout', 'prod', findingId, 'the sale is on'),
      olga,
    );
    if (answer instanceof Refusal) throw new Error(answer.code);
    const { state } = await app.decisions.load(environment, 'checkout:prod');
    expect(state.proposals.get(answer.proposalId)).toMatchObject({
      status: 'open',
      changes: { 'web.replicas': 12 },
      proposer: 'olga',
    });

    const variance = [{ key: 'web.replicas', base: 2, value: 12, owner: 'web-team', why: 'load differs' }];
    await declare(2, { configuration: { web: { replicas: 12, timeout_ms: 800 } }, overlayVersion: 1, variance });
    await web({ replicas: 12 });
    expect(await statuses()).toEqual(['closed']);
  });

  it('captures for the next release what the variance rules do not allow, until that is declared', async () => {
    await pass(15);
    await web({ timeout_ms: 900 });
    await web({ timeout_ms: 900 });
    const findingId = await theFinding();
    expect((await findings())[0]?.difference.reason).toBe(
      'it is not as declared; no variance rule covers web.timeout_ms',
    );
    const answer = await app.execute(
      (cause) => new CaptureFinding(cause, 'checkout', 'prod', findingId, 'faster'),
      olga,
    );
    expect(answer).toMatchObject({ into: 'release' });
    expect(await statuses()).toEqual(['capture-proposed']);
    await declare(2, { configuration: { web: { replicas: 2, timeout_ms: 900 } } });
    await web({ timeout_ms: 900 });
    expect(await findings()).toMatchObject([{ status: 'closed' }]);
    const closed = [];
    for await (const { type, data } of app.log.readAll()) if (type === 'finding.closed') closed.push(data);
    expect(closed).toMatchObject([{ findingId, as: 'captured' }]);
  });

  it('is open again when what was to capture it is rejected', async () => {
    const findingId = await drifted();
    const captured = await app.execute(
      (cause) => new CaptureFinding(cause, 'checkout', 'prod', findingId, 'the sale is on'),
      olga,
    );
    if (captured instanceof Refusal) throw new Error(captured.code);
    const { proposalId } = captured;
    const rejected = { ...OverlayRejected.sample, proposalId };
    await app.append('environment-checkout:prod', OverlayRejected(rejected));
    expect(await statuses()).toEqual(['open']);
  });

  it('reverts: closed as reverted by a complete observation, and by no other', async () => {
    const findingId = await drifted();
    await app.execute((cause) => new RequestRevert(cause, 'checkout', 'prod', findingId, 'by mistake'), olga);
    await web({}, 'partial');
    expect(await statuses()).toEqual(['revert-requested']);
    await web();
    expect(await statuses()).toEqual(['closed']);
    const types = await app.types();
    expect(types.at(-1)).toBe('finding.closed');
  });

  it('lets be what the project tolerates, within its bounds, and converges with it', async () => {
    const tolerance = {
      ...{
        domain: 'artifacts',
        path: 'configuration.replicas',
        by: 'scaler',
        within: { 'at-least': 2, 'at-most': 12 },
      },
      ...{ environments: ['prod'], owner: 'web-team', why: 'it follows the load' },
    };
    const tolerant = { ...configuration, tolerances: [tolerance] };
    const event = { project: 'checkout', version: 2, configurationHash: contentDigest(tolerant) };
    await app.append('project-checkout', ProjectConfigured({ ...event, configuration: tolerant }));
    expect(await drifted()).toBe('none');
    await report('flagd', { flags: {} });
    expect(await converged()).toBe(true);

    await web({ replicas: 13 });
    await web({ replicas: 13 });
    expect(await statuses()).toEqual(['open']);
  });

  it('comes back under the same name', async () => {
    const findingId = await drifted();
    await web();
    expect(await statuses()).toEqual(['closed']);
    await web({ replicas: 13 });
    await web({ replicas: 13 });
    expect(await findings()).toMatchObject([{ findingId, status: 'open', difference: { observed: 13 } }]);
  });

  it('accepts until an instant, and is drift again from then on', async () => {
    const findingId = await drifted();
    const until = new Date(Date.UTC(2026, 0, 1, 2)).toISOString();
    await app.execute((cause) => new AcceptFinding(cause, 'checkout', 'prod', findingId, until, 'load test'), olga);
    await web({ replicas: 12 });
    expect(await statuses()).toEqual(['excepted']);
    expect(openFindings((await app.decisions.load(drift, 'checkout:prod')).state)).toEqual([]);
    await report('flagd', { flags: {} });
    expect(await converged()).toBe(true);

    await app.passUntil(until);
    minute = 120;
    await web({ replicas: 12 });
    await web({ replicas: 12 });
    expect(await statuses()).toEqual(['open']);
    expect(await app.types()).toContain('finding.acceptance-expired');
  });
});
