import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { holdsSecret } from '../capture/proposal';
import type { Difference } from '../difference';

/**
 * Why what is declared is not to be restored; undefined when it may be. A secret that is otherwise than declared was
 * rotated as likely as not; one that nobody declared can go.
 */
export function obstacleToRevert({
  kind,
  declared,
  observed,
  resource,
  path,
}: Difference): Refusal<'secret-rotated'> | undefined {
  if (kind === 'unexpected' || !(holdsSecret(declared) || holdsSecret(observed))) return undefined;
  return refuse('secret-rotated', { resource, path });
}
