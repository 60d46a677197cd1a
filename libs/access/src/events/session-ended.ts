import type { EventOf } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { PrincipalNamed } from '../principal-named';

/** Signed out: the session opens nothing any more, whoever has its cookie. */
export const SessionEnded = defineEvent(
  'session.ended',
  1,
  Type.Object({ sessionId: Type.String(), project: Type.String(), principal: PrincipalNamed }),
  { sessionId: 's1', project: 'checkout', principal: { kind: 'person', id: 'ana' } },
);
export type SessionEnded = EventOf<typeof SessionEnded>;
