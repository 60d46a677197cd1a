import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** What an exception waives: a gate on the way into an environment (of one release, or of any), or one key’s bounds there. */
export const WaivedThing = Type.Union([
  Type.Object({
    gate: Type.String(),
    environment: Type.String(),
    /** Id of the only release that it is for. */
    release: Type.Optional(Type.String()),
  }),
  Type.Object({ variance: Type.String(), environment: Type.String() }),
]);
export type WaivedThing = Static<typeof WaivedThing>;

/** `gate soak of prod for r-7f3c9a1e`, `variance web.replicas of prod` */
export function inShort(waives: WaivedThing): string {
  if ('variance' in waives) return `variance ${waives.variance} of ${waives.environment}`;
  const { gate, environment, release } = waives;
  return `gate ${gate} of ${environment}${release === undefined ? '' : ` for r-${release.slice(7, 15)}`}`;
}
