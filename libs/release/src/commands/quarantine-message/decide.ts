import type { Decision } from '@ledgerline/kernel';
import { MessageQuarantined } from '../../events';
import type { SetAside } from '../../state';
import type { UntakenMessage } from './command';

const MAX_KEPT_BYTES = 64 * 1024;
/** Keys and values under which secrets travel. */
const secretly = [
  /"[^"]{0,200}(?:passw(?:or)?d|secret|token|api[_-]?key|private[_-]?key|authorization|credential)[^"]{0,200}"\s{0,20}:/i,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|llk_\w{10,})/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./,
];

/** The ledger keeps for ever, so it keeps nothing large, and nothing that may hold a secret. */
export function mayBeKept(payload: Uint8Array): boolean {
  if (payload.length === 0 || payload.length > MAX_KEPT_BYTES) return false;
  const text = Buffer.from(payload).toString();
  return !secretly.some((pattern) => pattern.test(text));
}

export function quarantine(
  message: UntakenMessage,
  payloadKept: boolean,
  state: SetAside,
): Decision<MessageQuarantined, never> {
  return state.status === 'none' ? [MessageQuarantined({ ...message, payloadKept })] : [];
}
