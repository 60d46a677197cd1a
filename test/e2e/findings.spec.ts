import type { VarianceRules } from '@ledgerline/environment';
import { resolveIntent } from '@ledgerline/environment';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import type { Command } from '@nestjs/cqrs';
import { CommandBus } from '@nestjs/cqrs';
import { EstablishConvergence } from '../../libs/drift/src/commands/establish-convergence/command';
import { OpenFinding } from '../../libs/drift/src/commands/open-finding/command';
import type { Difference } from '../../libs/drift/src/difference';
import { ProjectedApi } from './projected-api';

const digest = `sha256:${'a'.repeat(64)}`;
const content = { artifacts: { web: digest }, configuration: { web: { replicas: 2, timeout_ms: 800 } } };
const rules: VarianceRules = {
  'web.replicas': { type: 'integer', maximum: 40, owner: 'web-team', why: 'load differs' },
};
const configuration = {
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { prod: { admits: 'candidate', observe: ['artifacts'] } },
  variance: rules,
};
const cause = (commandId: string) => ({
  ...{ commandId, actor: { kind: 'system', id: 'drift' } as const, causationId: 'c', correlationId: 'c' },
});

describe('findings over HTTP', () => {
  let api: ProjectedApi;
  let keys: Record<'olga' | 'ana' | 'agent', string>;
  let seconds = 0;

  const send = (...told: Parameters<ProjectedApi['send']>) => api.send(...told);
  const read = (path: string, after?: string) => api.read(path, keys.olga, after);
  const positionOf = ({ json }: { json: Record<string, unknown> }) => String(json.position);
  const see = (web: object, environment = 'prod') => {
    seconds += 1;
    const component = { digest, modified: {}, configuration: { ...content.configuration.web, ...web } };
    const observedAt = new Date(Date.now() - 60_000 + seconds * 1000).toISOString();
    const report = { detector: 'artifacts', completeness: 'complete', observedAt, intervalMs: 30_000 };
    const document = { components: { web: component } };
    return send('POST', `/environments/${environment}/observations`, { ...report, document }, keys.agent);
  };
  const execute = <Result>(command: Command<Result>): Promise<Result> => api.api.app.get(CommandBus).execute(command);

  beforeAll(async () => {
    api = await ProjectedApi.start();
    keys = {
      olga: await api.keyOf('olga', 'operator'),
      ana: await api.keyOf('ana', 'developer', { groups: ['web-team'] }),
      agent: await api.keyOf('agent-prod', 'agent', { environment: 'prod' }),
    };
    await send('PUT', '/configuration', { configuration });
    const reference = `ghcr.io/acme/web@${digest}`;
    const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
    await send('POST', '/builds', { component: 'web', artifacts: [{ reference }], source, builder: 'ci' });
    const releaseId = String((await send('POST', '/releases', { alias: 'v1', ...content })).json.releaseId);
    const nothing = { migrations: {}, modules: {}, flags: {}, datasets: {}, manifests: {} };
    const artifacts = { web: { digest, repository: 'ghcr.io/acme/web' } };
    const release = { releaseId, alias: 'v1', content: { ...nothing, ...content, artifacts } };
    const target = { project: 'checkout', environment: 'prod', rules };
    const intent = resolveIntent(release, { version: 0, values: {} }, target);
    expect(await api.declare('prod', releaseId, contentDigest(intent))).not.toBeInstanceOf(Refusal);
    expect((await see({})).status).toBe(201);
    await execute(new EstablishConvergence(cause('converge'), 'checkout', 'prod'));
    expect((await see({ replicas: 12, timeout_ms: 900 })).json).toMatchObject({ differences: 2, confirm: false });
    const seen = await read(
      '/environments/prod/observations',
      positionOf(await see({ replicas: 12, timeout_ms: 900 })),
    );
    const [latest] = seen.json.items as { differences: Difference[] }[];
    let position = 0n;
    for (const [index, difference] of (latest?.differences ?? []).entries()) {
      const at = new Date().toISOString();
      const open = new OpenFinding(
        cause(`open ${String(index)}`),
        ...(['checkout', 'prod', 'artifacts', difference, 'ob', 1, at] as const),
      );
      const opened = await execute(open);
      if (opened instanceof Refusal) throw new Error(opened.code);
      ({ position } = opened);
    }
    expect((await read('/findings', String(position))).json.items).toHaveLength(2);
  });

  afterAll(() => api.stop());

  const idOf = async (path: string) => {
    const { json } = await read('/findings');
    const items = json.items as { findingId: string; difference: Difference }[];
    return items.find(({ difference }) => difference.path === path)?.findingId ?? 'none';
  };
  const decide = async (path: string, verb: string, body: object) =>
    send('POST', `/environments/prod/findings/${await idOf(path)}/${verb}`, body, keys.olga);

  it('takes nothing from an agent about an environment that is not its own', async () => {
    expect(await see({}, 'stage')).toMatchObject({ status: 403, json: { code: 'permission-denied' } });
  });

  it('are whoever’s has a key, and are found by that', async () => {
    const assignee = { kind: 'person', id: 'nobody-we-know' };
    expect(await decide('/configuration/replicas', 'assign', { assignee })).toMatchObject({
      status: 422,
      json: { code: 'no-such-principal', pointer: '/assignee/id' },
    });
    const group = { kind: 'group', id: 'web-team' };
    const assigned = await decide('/configuration/replicas', 'assign', { assignee: group });
    expect(assigned.status).toBe(200);
    const { json } = await read('/findings?assignee=web-team', positionOf(assigned));
    expect(json.items).toMatchObject([{ assignee: group, deadline: expect.any(String) as string, flapping: false }]);
  });

  it('are snoozed, with an end', async () => {
    const reason = 'the vendor answers';
    const endless = await decide('/configuration/replicas', 'snooze', { reason });
    expect(endless.status).toBe(400);
    const late = await decide('/configuration/replicas', 'snooze', { until: '2999-01-01', reason });
    expect(late).toMatchObject({ status: 422, json: { code: 'snooze-too-long' } });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const snoozed = await decide('/configuration/replicas', 'snooze', { until, reason });
    const { json } = await read('/findings?snoozed=true', positionOf(snoozed));
    expect(json.items).toMatchObject([{ snoozedUntil: until }]);
    expect((await read('/findings?snoozed=false')).json.items).toHaveLength(1);
  });

  it('show what a capture would propose, and what a revert would do', async () => {
    const replicas = await idOf('/configuration/replicas');
    expect((await read(`/findings/${replicas}/capture`)).json).toMatchObject({
      target: 'overlay',
      patch: [{ op: 'add', path: '/web.replicas', value: 12 }],
      diff: expect.stringContaining('+web.replicas: 12') as string,
    });
    const timeout = await idOf('/configuration/timeout_ms');
    expect((await read(`/findings/${timeout}/capture`)).json).toMatchObject({
      target: 'release',
      patch: [{ op: 'replace', path: '/configuration/web/timeout_ms', value: 900 }],
    });
    expect((await read(`/findings/${timeout}/revert`)).json).toMatchObject({
      ...{ possible: true, by: 'deployer', steps: [{ what: 'set', from: 900, to: 800 }] },
    });
    expect((await read(`/findings/${timeout}`)).json).toMatchObject({
      changedBy: null,
      capture: { possible: true },
      revert: { possible: true },
    });
  });

  it('wait for a release where no overlay may say so, until somebody withdraws', async () => {
    const path = '/configuration/timeout_ms';
    const captured = await decide(path, 'capture', { reason: 'faster' });
    expect(captured.json).toMatchObject({ into: 'release' });
    const { json } = await read('/findings?status=capture-proposed', positionOf(captured));
    expect(json.items).toHaveLength(1);
    const withdrawn = await decide(path, 'withdraw-capture', { reason: 'not this quarter' });
    expect((await read('/findings?status=open', positionOf(withdrawn))).json.items).toHaveLength(2);
    expect(await decide(path, 'withdraw-capture', { reason: 'again' })).toMatchObject({
      status: 409,
      json: { code: 'no-release-awaited' },
    });
  });

  it('are told as they were at a moment, whatever became of them', async () => {
    const path = '/configuration/timeout_ms';
    const id = await idOf(path);
    const at = positionOf(await decide(path, 'capture', { reason: 'once more' }));
    const after = positionOf(await decide(path, 'withdraw-capture', { reason: 'no' }));
    expect((await read('/findings?status=capture-proposed', after)).json.items).toHaveLength(0);
    expect((await read(`/findings?status=capture-proposed&at=${at}`, after)).json.items).toMatchObject([
      { findingId: id, status: 'capture-proposed', seen: null },
    ]);
    expect((await read(`/findings/${id}?at=${at}`)).json).toMatchObject({
      finding: { status: 'capture-proposed' },
      revert: { possible: false },
    });
    expect((await read('/findings?at=0')).json.items).toEqual([]);
    expect((await read(`/findings/${id}?at=0`)).status).toBe(404);
    expect(await read(`/findings?order=deadline&at=${at}`)).toMatchObject({
      status: 400,
      json: { code: 'order-of-now', pointer: '/order' },
    });
  });

  it.each([
    ['/findings'],
    ['/promotions'],
    ['/approvals/pending'],
    ['/approvals/inbox'],
    ['/exceptions'],
    ['/freezes'],
    ['/releases/v1/standing'],
  ])('are not asked for at no moment, nor is %s, nor at one to come', async (list) => {
    expect((await read(`${list}?at=${encodeURIComponent(new Date().toISOString())}`)).status).toBe(200);
    expect((await read(`${list}?at=yesterday`)).json.code).toBe('invalid-moment');
    expect((await read(`${list}?at=2999-01-01T00:00:00Z`)).json.code).toBe('moment-in-future');
  });
});
