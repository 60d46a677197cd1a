import type { EventLog } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';

/** The process was killed: from here on nothing that it does arrives anywhere. */
export class Killed extends Error {}

/**
 * What comes over a runner at one step of its dealings with the log. `before` and `after` say whether the step itself
 * still happened.
 */
export interface Fate {
  readonly step: number;
  readonly when: 'before' | 'after';
  readonly what: 'killed' | 'unavailable';
}

/** A log that meets its fate at the given step; `steps` counts. Killed means for good, unavailable means once. */
export class Mortal {
  steps = 0;
  private killed = false;

  constructor(private readonly fate?: Fate) {}

  over(log: EventLog): EventLog {
    const mortal: Partial<EventLog> = {
      append: (...args) => this.step(() => log.append(...args)),
      readStream: (...args) => this.each(() => log.readStream(...args)),
      readAll: (...args) => this.each(() => log.readAll(...args)),
      subscribe: (...args) => this.each(() => log.subscribe(...args)),
    };
    return new Proxy(log, { get: (_, key) => (mortal as Record<string | symbol, unknown>)[key] });
  }

  private async *each<Item>(read: () => AsyncIterable<Item>): AsyncIterable<Item> {
    await this.step(() => Promise.resolve());
    for await (const item of read()) {
      if (this.killed) throw new Killed();
      yield item;
    }
  }

  private async step<Result>(act: () => Promise<Result>): Promise<Result> {
    if (this.killed) throw new Killed();
    this.steps += 1;
    const due = this.fate?.step === this.steps ? this.fate : undefined;
    if (due?.when === 'before') throw this.failure(due);
    const result = await act();
    if (due?.when === 'after') throw this.failure(due);
    return result;
  }

  private failure({ what, when }: Fate): Error {
    if (what === 'unavailable') {
      return new EventLogError(when === 'before' ? 'unavailable' : 'outcome-unknown', 'the log does not answer');
    }
    this.killed = true;
    return new Killed();
  }
}
