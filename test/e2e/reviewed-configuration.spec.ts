import type { SpecApi } from '../../apps/api/src/testing/an-api';
import { ROOT_KEY } from '../../apps/api/src/testing/an-api';
import { ProjectedApi } from './projected-api';

const rule = (maximum: number) => ({ type: 'integer', maximum, owner: 'web-team', why: 'load differs' });
const file = (maximum = 40) => ({
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { dev: { admits: 'candidate' }, prod: { admits: 'candidate', after: ['dev'] } },
  variance: { 'web.replicas': rule(maximum) },
  governance: { configuration: { of: 'platform-leads' } },
  people: { ana: { aliases: ['a.lopez'] } },
});
const leads = ['platform-leads'];

describe('a change of policy over HTTP', () => {
  let projected: ProjectedApi;
  let api: SpecApi;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    projected = await ProjectedApi.start();
    api = projected.api;
    for (const [id, role, groups] of [
      ['ada', 'admin', ['web-team']],
      ['ana', 'operator', leads],
      ['a.lopez', 'admin', leads],
      ['bob', 'developer', []],
      ['eve', 'auditor', leads],
    ] as const) {
      const body = { principal: { kind: 'person', id }, role, groups };
      keys[id] = String((await api.ask(`${here}/api-keys`, { method: 'POST', body })).json.key);
    }
  });

  afterAll(async () => {
    await projected.stop();
  });

  const here = '/v1/projects/checkout';
  const send = async (who: string | undefined, method: string, path: string, body: object, headers = {}) => {
    const key = who === undefined ? undefined : keys[who];
    return api.ask(`${here}${path}`, { method, body, headers, ...(key !== undefined && { key }) });
  };
  const apply = (who: string | undefined, configuration: object, terms = {}, headers = {}) =>
    send(who, 'PUT', '/configuration', { configuration, ...terms }, headers);
  const read = (path: string, after: unknown) => projected.read(path, ROOT_KEY, String(after));
  /** A word needs no comment, and no body then. */
  const said = (who: string, id: string) => {
    return api.ask(`${here}/configuration/changes/${id}/reviews`, { method: 'POST', key: keys[who] ?? '' });
  };

  it('is proposed, reviewed by those who are asked, and in force at a position', async () => {
    expect(await apply('ada', file())).toMatchObject({ status: 200, json: { status: 'configured', version: 1 } });
    expect(await send('bob', 'POST', '/configuration/plan', { configuration: file(10) })).toMatchObject({
      json: {
        baseVersion: 1,
        asks: { of: 'platform-leads', count: 1 },
        changes: [{ path: '/variance/web.replicas/maximum', governed: true }],
        fallsOut: [],
      },
    });
    expect(await apply('ada', file(10))).toMatchObject({ status: 422, json: { code: 'reason-required' } });

    const headers = { 'idempotency-key': 'apply-2' };
    const proposed = await apply('ada', file(10), { reason: 'nobody needs more' }, headers);
    expect(proposed).toMatchObject({ status: 200, json: { status: 'proposed', version: 1, changed: true } });
    expect((await apply('ada', file(10), { reason: 'nobody needs more' }, headers)).json).toEqual(proposed.json);
    const { proposalId: id } = proposed.json.change as { proposalId: string };
    expect(await read('/configuration/changes?status=open', proposed.json.position)).toMatchObject({
      json: { items: [{ proposalId: id, status: 'open', missing: 1, proposer: 'ada' }], next: null },
    });

    const inbox = async (who: string) =>
      (await api.ask(`${here}/approvals/inbox?all=true`, { key: keys[who] ?? '' })).json.items;
    expect(await inbox('ana')).toMatchObject([
      {
        ...{ kind: 'policy', id, environment: null, what: 'changes of variance', requester: 'ada', mine: true },
        ...{ waitsFor: [{ of: 'platform-leads', count: 1 }], said: [] },
      },
    ]);
    expect(await inbox('bob')).toMatchObject([{ mine: false, because: 'it waits for platform-leads' }]);
    expect(await inbox('ada')).toMatchObject([{ mine: false, because: 'you are its proposer' }]);
    expect(await inbox('eve')).toMatchObject([{ mine: false, because: 'your role cannot approve this' }]);

    expect(await said('bob', id)).toMatchObject({ status: 403, json: { code: 'not-in-group' } });
    expect(await said('ada', id)).toMatchObject({ status: 403, json: { code: 'duties-not-separate' } });
    expect((await said('eve', id)).status).toBe(403);
    const reviewed = await said('ana', id);
    expect(reviewed).toMatchObject({ status: 201, json: { status: 'configured', missing: 0 } });
    const shown = await read('/configuration', reviewed.json.position);
    expect(shown).toMatchObject({
      json: { version: 2, because: { proposalId: id }, position: reviewed.json.position },
    });
    const before = await read(`/configuration?at=${String(proposed.json.position)}`, reviewed.json.position);
    expect(before).toMatchObject({ json: { version: 1 } });
  });

  it('cannot be approved by its proposer under another name', async () => {
    const proposed = await apply('a.lopez', file(20), { reason: 'a little more' });
    const { proposalId: id } = proposed.json.change as { proposalId: string };
    expect(await said('ana', id)).toMatchObject({ status: 403, json: { code: 'duties-not-separate' } });
    const rejection = `/configuration/changes/${id}/rejection`;
    expect(await send('bob', 'POST', rejection, { reason: 'no' })).toMatchObject({ json: { code: 'not-in-group' } });
    const withdrawal = `/configuration/changes/${id}/withdrawal`;
    expect(await send('ada', 'POST', withdrawal, {})).toMatchObject({ json: { code: 'not-your-change' } });
    const withdrawn = await send('a.lopez', 'POST', withdrawal, {});
    expect(withdrawn.status).toBe(201);
    expect(await read(`/configuration/changes/${id}`, withdrawn.json.position)).toMatchObject({
      json: { status: 'withdrawn', decision: { person: 'a.lopez' }, changes: [{ from: 10, to: 20 }] },
    });
    expect(await said('ana', id)).toMatchObject({ status: 409, json: { code: 'change-closed' } });
  });

  it('is passed over by the installation’s own key alone, on the record', async () => {
    const terms = { override: true, reason: 'nobody is left' };
    expect(await apply('ada', file(30), terms)).toMatchObject({ status: 403, json: { code: 'override-denied' } });
    const passed = await apply(undefined, file(30), terms);
    expect(passed).toMatchObject({ status: 200, json: { status: 'configured', version: 3 } });
    expect(await read('/configuration', passed.json.position)).toMatchObject({
      json: { overridden: { reason: 'nobody is left', asks: { of: 'platform-leads', count: 1 } } },
    });
    const history = await read('/history?type=project.configured', passed.json.position);
    expect(JSON.stringify(history.json)).toContain('past platform-leads, who were not asked: nobody is left');
  });

  it('tells what would fall out, and lets it only when that is accepted', async () => {
    const proposals = '/environments/prod/overlay/proposals';
    const wish = await send('ana', 'POST', proposals, { changes: { 'web.replicas': 25 }, reason: 'load' });
    const wished = await send('ada', 'POST', `${proposals}/${String(wish.json.proposalId)}/approval`, {});
    expect(wished.status).toBe(201);
    const { web } = file().components;
    const smaller = { ...file(30), components: { worker: web } };
    const refused = await apply('ada', smaller);
    expect(refused).toMatchObject({
      status: 409,
      json: {
        code: 'overlays-fall-out',
        pointer: '/configuration/components',
        facts: { count: 1, list: 'web.replicas = 25 of prod: component web is gone (web-team)' },
      },
    });
    expect(refused.json.detail).toContain('web.replicas = 25 of prod');
    expect(await apply('ada', smaller, { acceptFallOut: true })).toMatchObject({ json: { version: 4 } });
  });
});
