import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { ApiKeyRotated } from '../../events';
import type { AccessRefusal } from '../../refusals';
import type { ApiKey } from '../../state';
import type { RotateApiKey } from './command';

const HOUR_MS = 3_600_000;
const MOST_HOURS = 7 * 24;

/** A key has two secrets at the most: one that is former already ends with this. */
export function rotateApiKey(
  { project, keyId, secretDigest, terms }: Pick<RotateApiKey, 'project' | 'keyId' | 'secretDigest' | 'terms'>,
  key: ApiKey,
): Decision<ApiKeyRotated, AccessRefusal> {
  const { overlapHours: hours, reason, now } = terms;
  switch (key.status) {
    case 'unknown':
      return refuse('no-such-api-key', { keyId });
    case 'revoked':
      return refuse(key.project === project ? 'api-key-revoked' : 'no-such-api-key', { keyId });
    case 'active': {
      if (key.issued.project !== project) return refuse('no-such-api-key', { keyId });
      const { expiresAt } = key.issued;
      if (expiresAt !== undefined && expiresAt <= now) return refuse('api-key-expired', { keyId, expiresAt });
      if (hours > MOST_HOURS) return refuse('overlap-too-long', { hours, most: MOST_HOURS }, '/overlapHours');
      const formerUntil = new Date(Date.parse(now) + hours * HOUR_MS).toISOString();
      return [ApiKeyRotated({ keyId, project, secretDigest, formerUntil, reason })];
    }
  }
}
