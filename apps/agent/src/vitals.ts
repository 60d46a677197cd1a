import type { Seen } from '@ledgerline/drift';
import type { Delivery } from './outbox';

interface DetectorVitals {
  readonly looks: Record<Seen['completeness'], number>;
  readonly deliveries: Record<Delivery['outcome'], number>;
  readonly lastSeconds: number;
  /** By this machine's clock, in milliseconds since 1970; 0 before the first. */
  readonly lastToldAt: number;
}

const unborn: DetectorVitals = {
  looks: { complete: 0, partial: 0, error: 0 },
  deliveries: { told: 0, refused: 0, kept: 0 },
  lastSeconds: 0,
  lastToldAt: 0,
};

/** How the agent does, by detector. */
export class Vitals {
  private readonly detectors = new Map<string, DetectorVitals>();

  constructor(private readonly now: () => number = Date.now) {}

  looked(detector: string, completeness: Seen['completeness'], milliseconds: number): void {
    const before = this.of(detector);
    const looks = { ...before.looks, [completeness]: before.looks[completeness] + 1 };
    this.detectors.set(detector, { ...before, looks, lastSeconds: milliseconds / 1000 });
  }

  delivered(detector: string, outcome: Delivery['outcome']): void {
    const before = this.of(detector);
    const deliveries = { ...before.deliveries, [outcome]: before.deliveries[outcome] + 1 };
    const lastToldAt = outcome === 'told' ? this.now() : before.lastToldAt;
    this.detectors.set(detector, { ...before, deliveries, lastToldAt });
  }

  /** Whether each of these was told something within so many milliseconds. */
  allTold(detectors: readonly string[], milliseconds: number): boolean {
    return detectors.every((detector) => this.now() - this.of(detector).lastToldAt <= milliseconds);
  }

  entries(): readonly (readonly [detector: string, vitals: DetectorVitals])[] {
    return [...this.detectors];
  }

  private of(detector: string): DetectorVitals {
    return this.detectors.get(detector) ?? unborn;
  }
}
