import type { VarianceRules } from '@ledgerline/environment';
import { resolveIntent } from '@ledgerline/environment';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { ProjectedApi } from './projected-api';

const digest = `sha256:${'a'.repeat(64)}`;
const content = { artifacts: { web: digest }, configuration: { web: { replicas: 2 } } };
const rules: VarianceRules = {
  'web.replicas': {
    type: 'integer',
    maximum: 40,
    relative: [{ in: ['prod'], to: 'dev', 'at-most': 10 }],
    owner: 'web-team',
    why: 'load differs',
  },
  'web.batch_size': { type: 'integer', owner: 'batch-team', why: 'amounts differ' },
  'web.psp': { credential: true, owner: 'web-team', why: 'an account each' },
};
const environment = { admits: 'candidate' };
const configuration = {
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { dev: environment, stage: environment, prod: environment },
  people: { olga: { aliases: ['olga-gh'] } },
  variance: rules,
};

describe('overlays over HTTP', () => {
  let api: ProjectedApi;
  let keys: Record<'olga' | 'olgaGh' | 'ana' | 'mei', string>;

  beforeAll(async () => {
    api = await ProjectedApi.start();
    keys = {
      olga: await api.keyOf('olga', 'developer'),
      olgaGh: await api.keyOf('olga-gh', 'developer', { groups: ['web-team'] }),
      ana: await api.keyOf('ana', 'developer', { groups: ['web-team'] }),
      mei: await api.keyOf('mei', 'developer', { groups: ['batch-team'] }),
    };
    await send('PUT', '/configuration', { configuration });
    const reference = `ghcr.io/acme/web@${digest}`;
    const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
    await send('POST', '/builds', { component: 'web', artifacts: [{ reference }], source, builder: 'ci' });
    const releaseId = String((await send('POST', '/releases', { alias: 'v1', ...content })).json.releaseId);
    const released = { web: { digest, repository: 'ghcr.io/acme/web' } };
    const nothing = { migrations: {}, modules: {}, flags: {}, datasets: {}, manifests: {} };
    const release = { releaseId, alias: 'v1', content: { ...nothing, ...content, artifacts: released } };
    const target = { project: 'checkout', environment: 'dev', rules };
    const intent = resolveIntent(release, { version: 0, values: {} }, target);
    expect(await api.declare('dev', releaseId, contentDigest(intent))).not.toBeInstanceOf(Refusal);
  });

  afterAll(() => api.stop());

  const send = (...told: Parameters<ProjectedApi['send']>) => api.send(...told);
  const read = (path: string, after: string) => api.read(path, keys.olga, after);

  it('refuses what goes beyond another environment, and what is a secret, without telling it', async () => {
    const proposals = '/environments/prod/overlay/proposals';
    const propose = (changes: object) => send('POST', proposals, { changes, reason: 'load differs' }, keys.olga);
    expect(await propose({ 'web.replicas': 21 })).toMatchObject({
      status: 422,
      json: {
        code: 'variance-not-allowed',
        facts: { because: 'it is 21, and at most 10 times that of dev (2) is allowed', owner: 'web-team' },
        remedy: expect.stringContaining('ledgerline exception request --variance web.replicas --in prod') as unknown,
      },
    });
    for (const secret of ['hunter2', { password: 'hunter2' }, 'https://web:hunter2@psp.example']) {
      const refused = await propose({ 'web.psp': secret });
      expect([refused.status, refused.text.includes('hunter2')]).toEqual([422, false]);
    }
    const release = { ...content, alias: 'v2', configuration: { web: { db: { password: 'hunter2' } } } };
    const cut = await send('POST', '/releases', release);
    expect(cut).toMatchObject({
      status: 422,
      json: { code: 'secret-in-value', pointer: '/configuration/web/db/password' },
    });
    expect(cut.text).not.toContain('hunter2');
  });

  it('asks every owner, supersedes what came too late, and brings earlier values back', async () => {
    const overlay = '/environments/stage/overlay';
    const propose = async (changes: object) => {
      const { json } = await send('POST', `${overlay}/proposals`, { changes, reason: 'load differs' }, keys.olga);
      return String(json.proposalId);
    };
    const approve = (id: string, key: string) => send('POST', `${overlay}/proposals/${id}/approval`, {}, key);
    const both = await propose({ 'web.replicas': 3, 'web.batch_size': 10 });
    const late = await propose({ 'web.batch_size': 20 });
    expect(await approve(both, keys.olgaGh)).toMatchObject({
      status: 403,
      json: { code: 'duties-not-separate', facts: { person: 'olga', as: 'proposer' } },
    });
    expect(await approve(both, keys.ana)).toMatchObject({
      json: { effective: false, missing: [{ owner: 'batch-team', keys: ['web.batch_size'] }] },
    });
    await send('POST', `${overlay}/proposals/${both}/withdrawal`, { reason: 'wait' }, keys.ana);
    expect(await approve(both, keys.mei)).toMatchObject({
      json: { effective: false, missing: [{ owner: 'web-team' }] },
    });
    expect(await approve(both, keys.ana)).toMatchObject({ json: { effective: true } });
    expect(await approve(late, keys.mei)).toMatchObject({
      status: 409,
      json: { code: 'proposal-closed', facts: { status: 'superseded', person: both } },
    });

    await approve(await propose({ 'web.replicas': 5 }), keys.ana);
    const back = await send('POST', `${overlay}/reverts`, { version: 1, reason: 'it was better' }, keys.olga);
    expect(back.status).toBe(201);
    const waiting = await read(overlay, String(back.json.position));
    expect(waiting).toMatchObject({
      json: {
        version: 2,
        proposals: [
          { status: 'open', reverts: 1, changes: { 'web.replicas': 3 }, missing: [{ owner: 'web-team' }] },
          { status: 'approved' },
          { status: 'superseded', decision: { by: both } },
          { status: 'approved', reviews: [{ person: 'mei' }, { person: 'ana' }] },
        ],
      },
    });
    const effective = await approve(String(back.json.proposalId), keys.ana);
    const after = String(effective.json.position);
    const versions = await read(`${overlay}/versions?limit=2`, after);
    expect(versions).toMatchObject({
      json: {
        items: [
          { version: 3, reverts: 1, values: { 'web.replicas': 3 } },
          { version: 2, revertedBy: 3 },
        ],
      },
    });
    const rest = await read(`${overlay}/versions?limit=2&cursor=${String(versions.json.next)}`, after);
    expect(rest).toMatchObject({ json: { items: [{ version: 1, revertedBy: null }], next: null } });
    expect(await read(`${overlay}/versions/2`, after)).toMatchObject({ json: { values: { 'web.replicas': 5 } } });
    expect(await read(`${overlay}/versions/4`, after)).toMatchObject({
      status: 404,
      json: { code: 'no-such-overlay-version' },
    });
  });
});
