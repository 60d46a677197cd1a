import type { ProposedEvent, Target } from '../wire/append-requests';
import type { Appender } from './appender';
import type { GroupCommit } from './group-commit';
import type { Outcome } from './outcome';

type Done = (outcome: Outcome) => void;

/** What the calls of the protocol write through: every write waits its turn in the next group. */
export class Writes {
  constructor(
    private readonly appender: Appender,
    private readonly group: GroupCommit,
    private readonly now: () => number,
  ) {}

  append(target: Target, events: readonly ProposedEvent[], done: Done): void {
    this.group.submit(
      events.length,
      () => this.unlessExpired(target, () => this.appender.append(target, events)),
      done,
    );
  }

  delete(target: Target, done: Done): void {
    this.group.submit(1, () => this.appender.delete(target), done);
  }

  tombstone(target: Target, done: Done): void {
    this.group.submit(1, () => this.appender.tombstone(target), done);
  }

  private unlessExpired(target: Target, write: () => Outcome): Outcome {
    return target.deadline !== undefined && target.deadline < this.now() ? { kind: 'expired' } : write();
  }
}
