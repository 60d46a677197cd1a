import type { VarianceRules } from '@ledgerline/environment';
import { diffIntents, resolveIntent } from '@ledgerline/environment';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { ProjectedApi } from './projected-api';

const digest = `sha256:${'a'.repeat(64)}`;
const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };
const content = {
  artifacts: { web: digest },
  migrations: {},
  configuration: { web: { replicas: 2 } },
  flags: { 'new-pricing': flag },
};
const rules: VarianceRules = {
  'web.replicas': { type: 'integer', maximum: 40, owner: 'web-team', why: 'load differs' },
  'flags.new-pricing': { type: 'boolean', environments: ['dev'], owner: 'pricing', why: 'tested before sale' },
};
const file = {
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { dev: { admits: 'candidate' }, prod: { admits: 'candidate', after: ['dev'], observe: ['artifacts'] } },
  variance: rules,
};

describe('environments over HTTP', () => {
  let api: ProjectedApi;
  let keys: Record<'olga' | 'ana' | 'mei' | 'deployer', string>;
  let releaseId: string;

  beforeAll(async () => {
    api = await ProjectedApi.start();
    keys = {
      olga: await api.keyOf('olga', 'release-manager', { groups: ['web-team'] }),
      ana: await api.keyOf('ana', 'developer', { groups: ['web-team'] }),
      mei: await api.keyOf('mei', 'operator', { groups: ['pricing'] }),
      deployer: await api.keyOf('deployer-prod', 'deployer', { environment: 'prod' }),
    };
  });

  afterAll(() => api.stop());

  const send = (...told: Parameters<ProjectedApi['send']>) => api.send(...told);
  const read = (path: string, after?: string, key = keys.olga, headers = {}) => api.read(path, key, after, headers);
  const declare = async (environment: string) => {
    const release = {
      releaseId,
      alias: 'v1',
      content: {
        ...content,
        artifacts: { web: { digest, repository: 'ghcr.io/acme/web' } },
        modules: {},
        datasets: {},
        manifests: {},
      },
    };
    const target = { project: 'checkout', environment, rules };
    const intent = resolveIntent(release, { version: 0, values: {} }, target);
    if (intent instanceof Refusal) throw new Error(intent.code);
    expect(diffIntents(undefined, intent)).toHaveLength(3);
    return api.declare(environment, releaseId, contentDigest(intent));
  };

  it('configures the project, once', async () => {
    const plan = await send('POST', '/configuration/plan', { configuration: file });
    expect([plan.status, (plan.json.changes as unknown[]).length]).toEqual([200, 6]);

    const first = await send('PUT', '/configuration', { configuration: file });
    expect(first).toMatchObject({ status: 200, json: { version: 1, changed: true, revision: '0' } });
    const again = await send('PUT', '/configuration', { configuration: file }, undefined, { 'if-match': '"0"' });
    expect(again).toMatchObject({ status: 200, json: { version: 1, changed: false } });
    const stale = await send('PUT', '/configuration', { configuration: file }, undefined, { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 412, json: { code: 'revision-moved' } });
    const wrong = await send('PUT', '/configuration', {
      configuration: { ...file, environments: { dev: { admits: 'blessed' } } },
    });
    expect(wrong).toMatchObject({
      status: 422,
      json: { code: 'state-unknown', pointer: '/configuration/environments/dev/admits' },
    });
    const denied = await send('PUT', '/configuration', { configuration: file }, keys.olga);
    expect(denied.status).toBe(403);

    const shown = await read('/configuration', String(first.json.position));
    expect(shown).toMatchObject({
      status: 200,
      json: { version: 1, configuredBy: 'root', configuration: { states: {} } },
    });
  });

  it('declares a release, and lets deployers poll what is declared', async () => {
    const reference = `ghcr.io/acme/web@${digest}`;
    const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
    await send('POST', '/builds', { component: 'web', artifacts: [{ reference }], source, builder: 'ci' });
    const cut = await send('POST', '/releases', { alias: 'v1', ...content });
    expect(cut.status).toBe(201);
    releaseId = String(cut.json.releaseId);

    expect(await read('/environments/prod/intent')).toMatchObject({ status: 404, json: { code: 'nothing-declared' } });
    for (const environment of ['dev', 'prod']) expect(await declare(environment)).not.toBeInstanceOf(Refusal);
    const intent = await read('/environments/prod/intent', undefined, keys.deployer);
    expect(intent).toMatchObject({ status: 200, json: { intentRevision: 1, document: { overlayVersion: 0 } } });
    const headers = { 'if-none-match': String(intent.headers.etag) };
    const same = await read('/environments/prod/intent', undefined, keys.deployer, headers);
    expect([same.status, same.text]).toEqual([304, '']);
  });

  it('lets a value differ once somebody wants it and its owner agrees', async () => {
    const proposals = '/environments/prod/overlay/proposals';
    const propose = (changes: object) => send('POST', proposals, { changes, reason: 'load differs' }, keys.olga);
    expect(await propose({ 'flags.new-pricing': true })).toMatchObject({
      status: 422,
      json: {
        code: 'variance-not-allowed',
        pointer: '/changes/flags.new-pricing',
        facts: { owner: 'pricing', rule: 'flags.new-pricing' },
      },
    });
    expect(await propose({})).toMatchObject({ status: 400, json: { pointer: '/changes' } });

    const { status, json } = await propose({ 'web.replicas': 12 });
    expect(status).toBe(201);
    const approval = `${proposals}/${String(json.proposalId)}/approval`;
    expect(await send('POST', approval, {}, keys.olga)).toMatchObject({
      status: 403,
      json: { code: 'duties-not-separate' },
    });
    expect(await send('POST', approval, {}, keys.mei)).toMatchObject({
      status: 403,
      json: { code: 'not-in-group', facts: { groups: 'web-team' } },
    });
    const approved = await send('POST', approval, {}, keys.ana);
    expect(approved).toMatchObject({ status: 201, json: { changed: true, effective: true, missing: [] } });

    const after = String(approved.json.position);
    expect(await read('/environments/prod/overlay', after)).toMatchObject({
      json: { version: 1, values: { 'web.replicas': 12 }, proposals: [{ status: 'approved', proposer: 'olga' }] },
    });
    expect(await read('/diff?from=dev&to=prod', after)).toMatchObject({
      json: {
        differences: [{ key: 'web.replicas', from: 2, to: 12, classification: 'declared-variance', owner: 'web-team' }],
      },
    });
  });

  it('follows the rollout, and remembers how it was', async () => {
    const report = (body: object) => send('POST', '/environments/prod/rollouts', body, keys.deployer);
    expect(await report({ intentRevision: 1, status: 'started' })).toMatchObject({
      status: 409,
      json: { code: 'stale-intent' },
    });
    expect(await report({ intentRevision: 2, status: 'progressed', step: 'migrate' })).toMatchObject({
      status: 400,
      json: { pointer: '/done' },
    });
    const started = await report({ intentRevision: 2, status: 'started' });
    expect(started.status).toBe(201);
    const failed = await report({ intentRevision: 2, status: 'failed', reason: 'no disk' });
    const elsewhere = await send(
      'POST',
      '/environments/dev/rollouts',
      { intentRevision: 1, status: 'started' },
      keys.deployer,
    );
    expect(elsewhere.status).toBe(403);

    const [before, now] = [String(started.json.position), String(failed.json.position)];
    expect(await read('/environments/prod', now)).toMatchObject({
      json: {
        status: 'rollout-failed',
        rollout: { reason: 'no disk' },
        intent: { intentRevision: 2, release: { alias: 'v1' } },
      },
    });
    expect(await read(`/environments/prod?at=${before}`, now)).toMatchObject({ json: { status: 'rolling-out' } });
    const past = await read(`/environments?at=0`, now);
    expect(past).toMatchObject({ status: 404, json: { code: 'project-not-configured' } });
    expect(await read('/environments', now)).toMatchObject({
      json: {
        items: [{ environment: 'dev', status: 'declared' }, { environment: 'prod' }],
        next: null,
      },
    });
  });
});
