import type { Appended, ExpectedRevision, NewEvent } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';

/** A log in which somebody else is quicker: what they write comes in between a decision and its append, once. */
export class RacingLog extends InMemoryEventLog {
  private racer: { readonly on: (event: NewEvent) => boolean; readonly write: () => Promise<void> } | undefined;

  inFrontOf(on: (event: NewEvent) => boolean, write: () => Promise<void>): void {
    this.racer = { on, write };
  }

  override async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const { racer } = this;
    if (racer !== undefined && events.some(racer.on)) {
      this.racer = undefined;
      await racer.write();
    }
    return super.append(stream, events, expected);
  }
}
