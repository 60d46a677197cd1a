import type { Actor, Cause } from '@ledgerline/kernel';

/** What a person's request causes, as specs need it. */
export function by(id: string, kind: Actor['kind'] = 'person', commandId = 'c-1'): Cause {
  return { commandId, actor: { kind, id }, causationId: commandId, correlationId: commandId };
}
