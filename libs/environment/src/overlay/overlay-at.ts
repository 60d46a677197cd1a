import type { Environment, Overlay } from '../state';
import { nextOverlay } from './next-overlay';

/** The overlay as its earlier version had it; undefined when there was no such version. */
export function overlayAt({ overlay, proposals }: Environment, version: number): Overlay | undefined {
  if (version > overlay.version) return undefined;
  const changes = new Map([...proposals.values()].map((proposal) => [proposal.version ?? 0, proposal.changes]));
  let at: Overlay = { version: 0, values: {} };
  while (at.version < version) at = nextOverlay(at, changes.get(at.version + 1) ?? {});
  return at;
}
