import type { OverlayChange } from './domain';
import type { Intent } from './intent';
import { sameJson } from './json';

/**
 * What the overlay would have to say at this key for the value to be declared: the value; or nothing any more, where
 * the release by itself says it already; or undefined, where a release declares what is gone.
 */
export function overlayChange(intent: Intent, key: string | undefined, observed: unknown): OverlayChange | undefined {
  if (key === undefined) return undefined;
  const variance = intent.variance.find((declared) => declared.key === key);
  const base = variance?.base ?? undefined;
  if (variance !== undefined && (base === undefined ? observed === undefined : sameJson(base, observed ?? null))) {
    return { key, value: null };
  }
  return observed === undefined ? undefined : { key, value: observed };
}
