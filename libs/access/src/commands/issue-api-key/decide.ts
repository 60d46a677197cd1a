import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { ApiKeyIssued } from '../../events';
import type { AccessRefusal } from '../../refusals';
import type { ApiKey } from '../../state';
import type { IssueApiKey } from './command';

/** Names under which the installation itself acts. */
const reserved: readonly string[] = ['root', 'system'];

/** Which roles there are, and which of them act in one environment only. */
export interface RoleBook {
  readonly known: ReadonlySet<string>;
  readonly environmentBound: ReadonlySet<string>;
}

export function issueApiKey(
  { keyId, secretDigest, grant, now }: Pick<IssueApiKey, 'keyId' | 'secretDigest' | 'grant' | 'now'>,
  key: ApiKey,
  roles: RoleBook,
): Decision<ApiKeyIssued, AccessRefusal> {
  const { role, environment, principal, expiresAt } = grant;
  if (key.status !== 'unknown') return refuse('api-key-already-issued', { keyId });
  if (!roles.known.has(role))
    return refuse('unknown-role', { role, known: [...roles.known].sort().join(', ') }, '/role');
  if (roles.environmentBound.has(role) && environment === undefined) {
    return refuse('environment-required', { role }, '/environment');
  }
  if (reserved.includes(principal.id))
    return refuse('reserved-principal', { principal: principal.id }, '/principal/id');
  if (expiresAt !== undefined && expiresAt <= now) {
    return refuse('key-expired-already', { expiresAt, now }, '/expiresAt');
  }
  return [ApiKeyIssued({ keyId, secretDigest, ...grant })];
}
