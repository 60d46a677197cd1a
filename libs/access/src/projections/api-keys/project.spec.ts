import { rowsAfter } from '@ledgerline/testing';
import { ApiKeyIssued, ApiKeyRevoked, ApiKeyRotated, SessionStarted } from '../../events';
import { apiKeys } from './project';

const olga = { kind: 'person', id: 'olga' };
const issued = ApiKeyIssued(ApiKeyIssued.sample);
const row = {
  keyId: 'k1',
  project: 'checkout',
  principal: { kind: 'person', id: 'ana' },
  role: 'release-manager',
  groups: ['release-managers'],
  issuedAt: '2026-01-01T00:00:00.000Z',
  issuedBy: olga,
  position: '0',
};

describe('API keys', () => {
  it('are listed with whom they are for, and nothing of their secret', () => {
    expect(rowsAfter(apiKeys, issued)).toEqual([row]);
  });

  it('stay listed when they are revoked, with who did it and why', () => {
    const revoked = { at: '2026-01-01T00:01:00.000Z', by: olga, reason: 'left the team' };
    expect(rowsAfter(apiKeys, issued, ApiKeyRevoked(ApiKeyRevoked.sample))).toEqual([{ ...row, revoked }]);
  });

  it('say when they expire', () => {
    const expiresAt = '2027-01-01T00:00:00.000Z';
    const expiring = ApiKeyIssued({ ...ApiKeyIssued.sample, expiresAt });
    expect(rowsAfter(apiKeys, expiring)).toEqual([{ ...row, expiresAt }]);
  });

  it('say since when they have the secret that they have, and until when the former one opens', () => {
    const { reason, formerUntil } = ApiKeyRotated.sample;
    const rotated = { at: '2026-01-01T00:01:00.000Z', by: olga, reason, formerUntil };
    expect(rowsAfter(apiKeys, issued, ApiKeyRotated(ApiKeyRotated.sample))).toEqual([{ ...row, rotated }]);
  });

  it('say when somebody signed in with them last, and nothing of keys that are not listed', () => {
    const signedIn = SessionStarted({ ...SessionStarted.sample, keyId: 'k1' });
    const byRoot = SessionStarted({ ...SessionStarted.sample, keyId: 'root' });
    expect(rowsAfter(apiKeys, byRoot, issued, signedIn)).toEqual([
      { ...row, issuedAt: '2026-01-01T00:01:00.000Z', position: '1', signedInAt: '2026-01-01T00:02:00.000Z' },
    ]);
  });
});
