import { Type } from '@sinclair/typebox';

/** Who is behind a key or a session, in events. */
export const PrincipalNamed = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('service')]),
  id: Type.String(),
});
