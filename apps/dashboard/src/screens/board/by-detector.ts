import type { Detector } from './facts';

export interface DetectorKind {
  readonly detector: string;
  /** In so many environments it is heard. */
  readonly heard: number;
  readonly of: number;
  /** Environments in which nobody hears it; the first of many. */
  readonly unheard: readonly string[];
  /** When any of them was heard last. */
  readonly latest: string | undefined;
}

const MOST_NAMED = 3;

/** The detectors of all environments, kind by kind; a kind that is not heard somewhere comes first. */
export function byDetector(
  detectors: readonly Pick<Detector, 'detector' | 'environment' | 'silentSince' | 'reportedAt'>[],
): readonly DetectorKind[] {
  const kinds = [...new Set(detectors.map(({ detector }) => detector))].sort().map((detector): DetectorKind => {
    const own = detectors.filter((one) => one.detector === detector);
    const silent = own.filter(({ silentSince, reportedAt }) => silentSince !== null || reportedAt === null);
    const names = silent.map(({ environment }) => environment);
    const rest = names.length - MOST_NAMED;
    return {
      detector,
      heard: own.length - silent.length,
      of: own.length,
      unheard: rest > 0 ? [...names.slice(0, MOST_NAMED), `${String(rest)} more`] : names,
      latest: own
        .flatMap(({ reportedAt }) => reportedAt ?? [])
        .sort()
        .at(-1),
    };
  });
  return kinds.sort((one, other) => Number(other.unheard.length > 0) - Number(one.unheard.length > 0));
}
