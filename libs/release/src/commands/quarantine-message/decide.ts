import type { Decision } from '@ledgerline/kernel';
import { secretForm } from '@ledgerline/kernel';
import { MessageQuarantined } from '../../events';
import type { SetAside } from '../../state';
import type { UntakenMessage } from './command';

const MAX_KEPT_BYTES = 64 * 1024;
/** Keys of a JSON text under which secrets travel; it need not be JSON that can be read. */
const secretKey =
  /"[^"]{0,200}(?:passw(?:or)?d|secret|token|api[_-]?key|private[_-]?key|authorization|credential)[^"]{0,200}"\s{0,20}:/i;

/** The ledger keeps for ever, so it keeps nothing large, and nothing that may hold a secret. */
export function mayBeKept(payload: Uint8Array): boolean {
  if (payload.length === 0 || payload.length > MAX_KEPT_BYTES) return false;
  const text = Buffer.from(payload).toString();
  return !secretKey.test(text) && secretForm(text) === undefined;
}

export function quarantine(
  message: UntakenMessage,
  payloadKept: boolean,
  state: SetAside,
): Decision<MessageQuarantined, never> {
  return state.status === 'none' ? [MessageQuarantined({ ...message, payloadKept })] : [];
}
