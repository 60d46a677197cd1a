import { Type } from '@sinclair/typebox';
import { permissions } from './permissions';
import type { Principal } from './principal';

/** A principal as it is told to itself. */
export const WhoAmIView = Type.Object(
  {
    keyId: Type.String(),
    project: Type.String({ description: 'the one project that the key opens, or `*`' }),
    kind: Type.String(),
    id: Type.String(),
    role: Type.String(),
    groups: Type.Array(Type.String()),
    environment: Type.Optional(Type.String()),
    isFormerSecret: Type.Optional(
      Type.Boolean({ description: 'the key has another secret by now; this one opens for a while still' }),
    ),
    session: Type.Optional(
      Type.Object(
        {
          sessionId: Type.String(),
          idleAt: Type.String({ format: 'date-time', description: 'when it is over unless it is used again' }),
          endsAt: Type.String({ format: 'date-time', description: 'when it is over in any case' }),
        },
        { description: 'of whoever is signed in with a session' },
      ),
    ),
    permissions: Type.Array(Type.String()),
  },
  { $id: 'WhoAmI' },
);

/** Who that is, with everything that its role permits. */
export function whoIs(principal: Principal) {
  const permitted = Object.entries(permissions).filter(([, roles]) => roles.some((role) => role === principal.role));
  return { ...principal, permissions: permitted.map(([permission]) => permission) };
}
