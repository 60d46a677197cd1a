import type { Cause } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';

/** Nobody asks for it: that a session is used follows from its requests. */
export function causeOfUse(sessionId: string, { kind, id }: Principal, idleAt: string): Cause {
  const commandId = deriveId('session-use', sessionId, idleAt);
  return { commandId, actor: { kind, id }, causationId: sessionId, correlationId: sessionId };
}
