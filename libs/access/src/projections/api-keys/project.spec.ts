import { rowsAfter } from '@ledgerline/testing';
import { ApiKeyIssued, ApiKeyRevoked } from '../../events';
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
});
