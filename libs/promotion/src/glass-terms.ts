import type { Governed } from './governance';

/** Who may break the glass, and for how long it stays broken. */
export interface GlassTerms {
  readonly of: string;
  readonly minutes: number;
}

const DEFAULT_MINUTES = 15;

/** What the project says about emergencies; undefined where it says nothing, and no glass can be broken. */
export function glassTermsOf({ governance }: Pick<Governed, 'governance'>): GlassTerms | undefined {
  const terms = governance?.['break-glass'];
  return terms && { of: terms.of, minutes: terms.minutes ?? DEFAULT_MINUTES };
}

/** The instant at which it ends, counted from this one. */
export function endOfGlass(now: string, { minutes }: GlassTerms): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}
