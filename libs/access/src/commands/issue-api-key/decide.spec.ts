import { digestOf, refuse } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ApiKeyIssued, ApiKeyRevoked } from '../../events';
import { apiKey } from '../../evolve';
import type { ApiKey } from '../../state';
import { issueApiKey } from './decide';

const roles = { known: new Set(['developer', 'agent']), environmentBound: new Set(['agent']) };
const now = '2026-11-12T09:00:00.000Z';
const secretDigest = digestOf('secret');
const grant = { project: 'checkout', principal: { kind: 'person' as const, id: 'ana' }, role: 'developer', groups: [] };
const issue =
  (more: Partial<typeof grant & { environment: string; expiresAt: string }> = {}) =>
  (key: ApiKey) =>
    issueApiKey({ keyId: 'k1', secretDigest, grant: { ...grant, ...more }, now }, key, roles);

describe('issuing an API key', () => {
  it('keeps the digest of the secret with the grant', () => {
    given(apiKey)
      .when(issue())
      .then(ApiKeyIssued({ keyId: 'k1', secretDigest, ...grant }));
  });

  it('binds an agent to its environment', () => {
    const agent = { role: 'agent', environment: 'prod' };
    given(apiKey)
      .when(issue(agent))
      .then(ApiKeyIssued({ keyId: 'k1', secretDigest, ...grant, ...agent }));
  });

  it('refuses an agent without an environment', () => {
    expect(issue({ role: 'agent' })(apiKey.initial)).toEqual(
      refuse('environment-required', { role: 'agent' }, '/environment'),
    );
  });

  it('refuses a role that is in no permission', () => {
    expect(issue({ role: 'owner' })(apiKey.initial)).toEqual(
      refuse('unknown-role', { role: 'owner', known: 'agent, developer' }, '/role'),
    );
  });

  it.each(['root', 'system'])('refuses to let anybody act as %s', (id) => {
    expect(issue({ principal: { kind: 'person', id } })(apiKey.initial)).toEqual(
      refuse('reserved-principal', { principal: id }, '/principal/id'),
    );
  });

  it('ends with an instant, where one to come is named', () => {
    const expiresAt = '2026-11-12T09:00:00.001Z';
    given(apiKey)
      .when(issue({ expiresAt }))
      .then(ApiKeyIssued({ keyId: 'k1', secretDigest, ...grant, expiresAt }));
    expect(issue({ expiresAt: now })(apiKey.initial)).toEqual(
      refuse('key-expired-already', { expiresAt: now, now }, '/expiresAt'),
    );
  });

  it('never issues the same key twice, revoked or not', () => {
    const issued = ApiKeyIssued({ ...ApiKeyIssued.sample, keyId: 'k1' });
    const revoked = ApiKeyRevoked({ keyId: 'k1', project: 'checkout', reason: 'lost' });
    given(apiKey, issued).when(issue()).thenRefused('api-key-already-issued', { keyId: 'k1' });
    given(apiKey, issued, revoked).when(issue()).thenRefused('api-key-already-issued', { keyId: 'k1' });
  });
});
