import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { ApiKeyRevoked } from '../../events';
import type { AccessRefusal } from '../../refusals';
import type { ApiKey } from '../../state';
import type { RevokeApiKey } from './command';

export function revokeApiKey(
  { project, keyId, reason }: Pick<RevokeApiKey, 'project' | 'keyId' | 'reason'>,
  key: ApiKey,
): Decision<ApiKeyRevoked, AccessRefusal> {
  switch (key.status) {
    case 'unknown':
      return refuse('no-such-api-key', { keyId });
    case 'revoked':
      return key.project === project ? [] : refuse('no-such-api-key', { keyId });
    case 'active':
      if (key.issued.project !== project) return refuse('no-such-api-key', { keyId });
      return [ApiKeyRevoked({ keyId, project, reason })];
  }
}
