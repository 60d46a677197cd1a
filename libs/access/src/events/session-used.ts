import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { PrincipalNamed } from '../principal-named';

/** Somebody still uses the session: it is idle later. Recorded every few minutes at most. */
export const SessionUsed = defineEvent(
  'session.used',
  1,
  Type.Object({
    sessionId: Type.String(),
    project: Type.String(),
    principal: PrincipalNamed,
    idleAt: Type.String({ format: 'date-time' }),
  }),
  {
    sessionId: 's1',
    project: 'checkout',
    principal: { kind: 'person', id: 'ana' },
    idleAt: '2026-11-12T09:40:00.000Z',
  },
);
export type SessionUsed = EventOf<typeof SessionUsed>;
