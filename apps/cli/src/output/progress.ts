/** Tells how far a long walk has come, once a second at most. */
export class Progress {
  private readonly begun: number;
  private told: number;
  private done = 0;

  constructor(
    private readonly what: string,
    private readonly say: (text: string) => void,
    /** Milliseconds since any instant. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.begun = this.now();
    this.told = this.begun;
  }

  /** So many more, up to this position of the ledger. */
  more(count: number, position: string | null): void {
    this.done += count;
    const now = this.now();
    if (now - this.told < 1_000) return;
    this.told = now;
    const perSecond = Math.round(this.done / ((now - this.begun) / 1_000));
    this.say(
      `${grouped(this.done)} ${this.what}  ${grouped(perSecond)}/s  position ${position === null ? '–' : grouped(position)}`,
    );
  }
}

/** A number with its thousands apart: `18 204`. */
export function grouped(number: number | string): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
}
