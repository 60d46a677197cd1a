import type { DeclaredDifference, DeclaredValue, Forbidden, Origin } from './compare-sides';
import { explainedBy } from './compare-sides';
import { inOrder, isSame } from './json';

/** A version of an environment's overlay, and what was to be said of its values at that moment. */
export interface ComparedOverlay {
  readonly environment: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly answersFor: (key: string, value: unknown) => Pick<DeclaredValue, 'owner' | 'why'>;
  readonly forbids: (key: string, value: unknown) => Forbidden | undefined;
  readonly originOf: (key: string) => Origin | undefined;
}

/** How one overlay differs from another, key by key; null where the release's own value holds. */
export function compareOverlays(from: ComparedOverlay, to: ComparedOverlay): readonly DeclaredDifference[] {
  const keys = [...new Set([...Object.keys(from.values), ...Object.keys(to.values)])].sort(inOrder);
  return keys.flatMap((key) => {
    const [before, after] = [valueOf(from, key), valueOf(to, key)];
    if (isSame(before, after)) return [];
    const explained = explainedBy([...variedOn('to', to, key), ...variedOn('from', from, key)]);
    const kind = key.startsWith('flags.') ? ('flag' as const) : ('configuration' as const);
    return explained === undefined ? [] : [{ kind, key, from: before, to: after, ...explained }];
  });
}

function valueOf({ values }: ComparedOverlay, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : null;
}

function variedOn(side: 'from' | 'to', { environment, values, ...overlay }: ComparedOverlay, key: string) {
  if (!Object.hasOwn(values, key)) return [];
  const value = { side, environment, ...overlay.answersFor(key, values[key]), ...overlay.originOf(key) };
  return [{ value, forbidden: overlay.forbids(key, values[key]) }];
}
