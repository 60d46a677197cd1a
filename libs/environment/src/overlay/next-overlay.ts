import type { Overlay } from '../state';

/** New values by key; null takes a key out. */
export type OverlayChanges = Readonly<Record<string, unknown>>;

/** The overlay with the changes in it, under the next version. */
export function nextOverlay({ version, values }: Overlay, changes: OverlayChanges): Overlay {
  const kept = Object.entries({ ...values, ...changes }).filter(([, value]) => value !== null);
  return { version: version + 1, values: Object.fromEntries(kept) };
}
