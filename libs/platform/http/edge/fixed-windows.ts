interface Window {
  hits: number;
  readonly endsAt: number;
}

const MAX_KEYS = 10_000;

/** Counts hits by key in windows of fixed length; keeps no timers and forgets windows that are over. */
export class FixedWindows {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Counts one more; the hits of the window so far, and how long it still lasts. */
  hit(key: string, windowMs: number): { readonly hits: number; readonly endsInMs: number } {
    const now = this.now();
    const window = this.open(key, now) ?? this.begin(key, now + windowMs, now);
    window.hits += 1;
    return { hits: window.hits, endsInMs: window.endsAt - now };
  }

  count(key: string): number {
    return this.open(key, this.now())?.hits ?? 0;
  }

  private open(key: string, now: number): Window | undefined {
    const window = this.windows.get(key);
    return window !== undefined && window.endsAt > now ? window : undefined;
  }

  private begin(key: string, endsAt: number, now: number): Window {
    const window = { hits: 0, endsAt };
    this.windows.delete(key);
    this.windows.set(key, window);
    if (this.windows.size > MAX_KEYS) this.forget(now);
    return window;
  }

  /** Whatever is over; if nothing is, the window that began first. */
  private forget(now: number): void {
    for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
    const [oldest] = this.windows.keys();
    if (this.windows.size > MAX_KEYS && oldest !== undefined) this.windows.delete(oldest);
  }
}
