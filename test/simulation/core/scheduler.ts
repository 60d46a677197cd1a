import type { Random } from './random';

/** A process from its start to its end; what is dead never takes another step. */
export class Life {
  dead = false;
  private tellDeath: () => void = () => undefined;
  /** Resolves when it dies. */
  readonly death: Promise<void>;

  constructor(readonly name: string) {
    this.death = new Promise((resolve) => {
      this.tellDeath = resolve;
    });
  }

  end(): void {
    this.dead = true;
    this.tellDeath();
  }
}

interface Turn {
  readonly life: Life;
  readonly go: () => void;
}

const MOST_STEPS = 60_000;
const TICK_CHANCE = 0.02;

/** The simulated world went on and on. */
class Restless extends Error {
  constructor() {
    super(`the world did not come to rest within ${String(MOST_STEPS)} steps`);
    this.name = 'Restless';
  }
}

/**
 * Everything asynchronous waits here for its turn, and a seeded choice says whose it is: one interleaving per seed. Timers
 * take their turn when the choice falls on them, and always before the world counts as at rest.
 */
export class Scheduler {
  steps = 0;
  private turns: Turn[] = [];
  private sleepers: Turn[] = [];
  private ticks = new Map<object, () => void>();
  private hasTicked = false;

  constructor(
    private readonly random: Random,
    private readonly onStep: () => void,
  ) {}

  /** Waits for a turn; for ever when the life is over by then. */
  turn(life: Life): Promise<void> {
    return new Promise((go) => {
      if (!life.dead) this.turns.push({ life, go });
    });
  }

  /** Waits until nothing else happens any more. */
  rest(life: Life): Promise<void> {
    return new Promise((go) => {
      if (!life.dead) this.sleepers.push({ life, go });
    });
  }

  tick(timer: object, go: () => void): void {
    this.ticks.set(timer, go);
  }

  clearTick(timer: object): void {
    this.ticks.delete(timer);
  }

  kill(life: Life): void {
    life.end();
    this.turns = this.turns.filter((turn) => turn.life !== life);
    this.sleepers = this.sleepers.filter((turn) => turn.life !== life);
  }

  /** Until the scenario is over; throws what it throws. */
  async run(scenario: Promise<void>): Promise<void> {
    let outcome: { readonly error?: unknown } | undefined;
    scenario.then(
      () => {
        outcome = {};
      },
      (error: unknown) => {
        outcome = { error };
      },
    );
    const over = (): { readonly error?: unknown } | undefined => outcome;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const ended = over();
      if (ended !== undefined) {
        if ('error' in ended) throw ended.error;
        return;
      }
      this.steps += 1;
      this.onStep();
      if (this.steps > MOST_STEPS) throw new Restless();
      this.proceed();
    }
  }

  private proceed(): void {
    if (this.turns.length > 0 && !(this.ticks.size > 0 && this.random.chance(TICK_CHANCE))) {
      this.hasTicked = false;
      this.resume(this.turns);
    } else if (this.turns.length > 0 || !this.hasTicked) {
      this.hasTicked = this.turns.length === 0;
      const due = [...this.ticks.values()];
      this.ticks.clear();
      for (const go of due) go();
    } else if (this.sleepers.length > 0) {
      this.hasTicked = false;
      this.resume(this.sleepers);
    } else {
      throw new Error('the world stands still: nobody has a turn to wait for');
    }
  }

  private resume(turns: Turn[]): void {
    const [chosen] = turns.splice(this.random.below(turns.length), 1);
    chosen?.go();
  }
}
