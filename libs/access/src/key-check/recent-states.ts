import { EventLogError } from '@ledgerline/kernel';
import { setTimeout as pause } from 'node:timers/promises';

const MAX_CACHED = 10_000;
/** A change is found out at the latest after this time, and the wait for an answer below. */
const CACHED_MS = 2_000;
/**
 * While the ledger does not answer, nobody can record a change either; what was known last is good for reading so long.
 * Nothing is written meanwhile, by anybody.
 */
const GRACE_MS = 5 * 60_000;
/** How long what is known already is waited for before it counts as not answered. */
const ANSWER_MS = 1_000;

interface Known<State> {
  readonly confirmedAt: number;
  readonly state: State;
}

interface Options<State> {
  readonly load: (id: string) => Promise<State>;
  /** Only what exists stays: guessed ids do not push out what is in use. */
  readonly exists: (state: State) => boolean;
  readonly now?: (() => number) | undefined;
  readonly answerMs?: number | undefined;
}

/** States that every request asks for, from the ledger itself, remembered for a moment and over its outages. */
export class RecentStates<State> {
  private readonly known = new Map<string, Known<State>>();
  private readonly asked = new Map<string, Promise<State>>();
  private readonly load: Options<State>['load'];
  private readonly exists: Options<State>['exists'];
  private readonly now: () => number;
  private readonly answerMs: number;

  constructor({ load, exists, now = () => performance.now(), answerMs = ANSWER_MS }: Options<State>) {
    this.load = load;
    this.exists = exists;
    this.now = now;
    this.answerMs = answerMs;
  }

  async of(id: string): Promise<State> {
    const known = this.known.get(id);
    const age = known === undefined ? Infinity : this.now() - known.confirmedAt;
    if (known !== undefined && age < CACHED_MS) return known.state;
    const asked = this.asked.get(id) ?? this.ask(id);
    return known === undefined || age >= GRACE_MS ? asked : this.orKnown(asked, known.state);
  }

  /** What was known of it is no longer so; the next question goes to the ledger. */
  forget(id: string): void {
    this.known.delete(id);
    this.asked.delete(id);
  }

  private async orKnown(asked: Promise<State>, known: State): Promise<State> {
    const late = new AbortController();
    try {
      return await Promise.race([asked, pause(this.answerMs, known, { signal: late.signal, ref: false })]);
    } catch (error) {
      if (error instanceof EventLogError && error.code === 'unavailable') return known;
      throw error;
    } finally {
      late.abort();
    }
  }

  private ask(id: string): Promise<State> {
    const begun = this.now();
    const asked = this.load(id).then((state) => {
      if (this.asked.get(id) === asked) this.keep(id, { confirmedAt: begun, state });
      return state;
    });
    this.asked.set(id, asked);
    const settle = () => {
      if (this.asked.get(id) === asked) this.asked.delete(id);
    };
    asked.then(settle, settle);
    return asked;
  }

  private keep(id: string, known: Known<State>): void {
    this.known.delete(id);
    if (!this.exists(known.state)) return;
    this.known.set(id, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_CACHED && oldest !== undefined) this.known.delete(oldest);
  }
}
