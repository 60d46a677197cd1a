import type { Difference } from '../difference';
import { isShownWhole } from './bounds';
import type { Domain, OverlayChange } from './domain';
import { nameIn } from './domain';
import type { Intent } from './intent';
import { segmentsOf } from './json';

/** The change of the overlay that would declare what was observed; undefined where only a release can. */
export function captureOf(domain: Domain, intent: Intent, difference: Difference): OverlayChange | undefined {
  const { resource, path, kind, declared, observed } = difference;
  if (!isShownWhole(observed)) return undefined;
  return domain.overlay(intent, {
    name: nameIn(domain, resource),
    path: segmentsOf(path),
    kind,
    ...(kind !== 'unexpected' && { declared }),
    ...(kind !== 'missing' && { observed }),
  });
}
