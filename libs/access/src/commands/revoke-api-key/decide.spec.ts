import { given } from '@ledgerline/testing';
import { ApiKeyIssued, ApiKeyRevoked } from '../../events';
import { apiKey } from '../../evolve';
import type { ApiKey } from '../../state';
import { revokeApiKey } from './decide';

const issued = ApiKeyIssued(ApiKeyIssued.sample);
const revoked = ApiKeyRevoked({ keyId: 'k1', project: 'checkout', reason: 'lost' });
const revokeIn = (project: string) => (key: ApiKey) => revokeApiKey({ project, keyId: 'k1', reason: 'lost' }, key);

describe('revoking an API key', () => {
  it('ends it, and says why', () => {
    given(apiKey, issued).when(revokeIn('checkout')).then(revoked);
  });

  it('changes nothing the second time', () => {
    given(apiKey, issued, revoked).when(revokeIn('checkout')).thenNothing();
  });

  it('knows no key of another project, revoked or not', () => {
    given(apiKey, issued).when(revokeIn('billing')).thenRefused('no-such-api-key', { keyId: 'k1' });
    given(apiKey, issued, revoked).when(revokeIn('billing')).thenRefused('no-such-api-key', { keyId: 'k1' });
  });

  it('knows no key that was never issued', () => {
    given(apiKey).when(revokeIn('checkout')).thenRefused('no-such-api-key', { keyId: 'k1' });
  });
});
