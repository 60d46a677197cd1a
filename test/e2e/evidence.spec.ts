import { Decisions, deriveId, Refusal } from '@ledgerline/kernel';
import { SigningKey } from '@ledgerline/platform/signing';
import { readPublicKey } from '@ledgerline/platform/sigstore';
import { StandingStateReached } from '@ledgerline/promotion';
import { generateKeyPairSync } from 'node:crypto';
import type { Answered, SpecApi } from '../../apps/api/src/testing/an-api';
import { ROOT_KEY } from '../../apps/api/src/testing/an-api';
import { verifyEvidence } from '../../apps/cli/src/offline/verify-evidence';
import { standing, standingId } from '../../libs/promotion/src/evolve';
import { ProjectedApi } from './projected-api';

const web = `sha256:${'a'.repeat(64)}`;
const pemOf = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const keyOf = (pem: string) => {
  const key = SigningKey.read(pem);
  if (typeof key === 'string') throw new Error(key);
  return key;
};
const ci = keyOf(pemOf());
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'web', digest: { sha256: web.slice(7) } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: { buildDefinition: { buildType: 't', externalParameters: {} }, runDetails: { builder: { id: 'b' } } },
};
const provenance = JSON.stringify(
  ci.signEnvelope('application/vnd.in-toto+json', Buffer.from(JSON.stringify(statement))),
);

describe('evidence over HTTP', () => {
  let projected: ProjectedApi;
  let api: SpecApi;
  let last: string;

  beforeAll(async () => {
    projected = await ProjectedApi.start({ signingKey: pemOf() });
    api = projected.api;
    const configuration = {
      project: 'checkout',
      components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
      environments: { dev: { admits: 'candidate' } },
      states: { 'dev-approved': { gates: [] } },
      trust: { ci: { key: ci.publicKey.pem } },
    };
    await made('PUT', '/configuration', { configuration });
    await made('POST', '/builds', {
      component: 'web',
      artifacts: [{ reference: `ghcr.io/acme/web@${web}` }],
      source: { repository: 'r', commit: 'c', authors: ['olga'] },
      builder: 'ci',
    });
    last = (await made('POST', '/releases', { artifacts: { web }, alias: 'v84' })).position as string;
  });

  afterAll(async () => {
    await projected.stop();
  });

  const here = '/v1/projects/checkout';
  const made = async (method: string, path: string, body: unknown, headers = {}): Promise<Answered['json']> => {
    const { status, json } = await api.ask(`${here}${path}`, { method, body, headers });
    if (status >= 300) throw new Error(JSON.stringify(json));
    return json;
  };
  const attach = (body: object) =>
    api.ask(`${here}/releases/v84/evidence`, { method: 'POST', body: { suite: 's', ...body } });
  const read = (path: string) => projected.read(path, ROOT_KEY, last);

  it('is judged, kept with who signed it, and shown with the release', async () => {
    const { status, json } = await attach({ kind: 'slsa-provenance', document: provenance });
    const { fingerprint } = ci.publicKey;
    expect([status, json]).toMatchObject([
      201,
      { verdict: 'passed', format: 'dsse', signers: [{ name: 'ci', fingerprint }] },
    ]);
    last = json.position as string;
    expect((await read('/releases/v84')).json).toMatchObject({
      evidence: [
        { kind: 'slsa-provenance', predicateType: statement.predicateType, signers: [{ name: 'ci' }], subjects: [web] },
      ],
    });
  });

  it('may be sent as a blob first', async () => {
    const report = Buffer.from('<testsuite timestamp="2026-11-02T10:00:00Z"><testcase/></testsuite>');
    const { digest } = await made('POST', '/blobs', report, { 'content-type': 'application/xml' });
    expect((await attach({ kind: 'junit', blob: digest })).json).toMatchObject({
      ranAt: '2026-11-02T10:00:00.000Z',
      blob: digest,
    });
    expect(await attach({ kind: 'junit', blob: web })).toMatchObject({
      status: 422,
      json: { code: 'blob-missing', pointer: '/blob' },
    });
  });

  it.each<[object, string, string]>([
    [{ kind: 'junit' }, 'invalid-evidence', ''],
    [{ kind: 'ctrf', document: '{"a":1,"a":1}' }, 'invalid-evidence', '/document/a'],
    [{ kind: 'junit', document: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, 'invalid-evidence', '/document'],
    [{ kind: 'in-toto', document: provenance.replace('"sig":"', '"sig":"AAAA') }, 'signature-invalid', '/document'],
    [{ kind: 'word', document: 'x' }, 'invalid-request', '/kind'],
  ])('is refused with its code and place: %j', async (body, code, pointer) => {
    expect(await attach(body)).toMatchObject({ json: { code, pointer } });
  });

  it('of a state is signed by the server, and verifies without it', async () => {
    expect((await read('/releases/v84/attestation?state=dev-approved')).json).toMatchObject({
      code: 'state-not-reached',
    });
    const commandId = deriveId('reach');
    const cause = {
      commandId,
      actor: { kind: 'system', id: 'spec' },
      causationId: commandId,
      correlationId: commandId,
    } as const;
    const releaseId = String((await read('/releases/v84')).json.releaseId);
    const reached = await api.app
      .get(Decisions)
      .on(standing, standingId('checkout', releaseId), cause, () => [
        StandingStateReached({ ...StandingStateReached.sample, releaseId }),
      ]);
    if (reached instanceof Refusal) throw new Error(reached.code);
    last = String(reached.position);

    const { text } = await read('/releases/v84/attestation?state=dev-approved');
    const server = readPublicKey(String((await api.ask(`${here}/signing-key`)).json.pem));
    if (typeof server === 'string') throw new Error(server);
    const keys = [{ name: 'server', ...server }];
    const expected = { keys, digests: [web], artifacts: new Map<string, Buffer>() };
    expect(await verifyEvidence('attestation', Buffer.from(text), expected)).toMatchObject({
      verified: true,
      predicateType: 'https://in-toto.io/attestation/svr/v0.1',
      signers: [{ name: 'server', fingerprint: server.fingerprint }],
    });
    expect((await read('/releases/v84/attestation?state=dev-approved')).text).toBe(text);
  });
});
