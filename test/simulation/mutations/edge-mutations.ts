import { Refusal } from '@ledgerline/kernel';
import type { Advance, TableChanges } from '@ledgerline/platform/postgres';
import type { Mutation } from '../core/mutation';
import type { Surroundings } from '../core/process-log';
import type { TableStore } from '../core/table-store';
import { StoreSession } from '../core/table-store';

type Commit = (
  store: TableStore,
  changes: readonly TableChanges[],
  advances: readonly Advance[],
  between: () => Promise<void>,
) => Promise<boolean>;

/** A projector's connection that commits in another way; whatever comes over it comes between its two halves. */
function committing(commit: Commit): Mutation {
  class Altered extends StoreSession {
    constructor(
      private readonly tables: TableStore,
      private readonly about: Surroundings,
    ) {
      super(tables, about);
    }

    override async write(changes: readonly TableChanges[], advances: readonly Advance[]): Promise<boolean> {
      await this.about.scheduler.turn(this.about.life);
      return commit(this.tables, changes, advances, async () => {
        if (this.about.fault('commit') === undefined) return;
        this.about.crash();
        await new Promise(() => undefined);
      });
    }
  }
  return { session: (store, around) => new Altered(store, around) };
}

/** Faults at the door and in the tables. */
export const edgeMutations: Readonly<Record<string, Mutation>> = {
  'the checkpoint before the rows': committing(async (store, changes, advances, between) => {
    if (!store.isFrom(advances)) return false;
    store.writeCheckpoints(advances);
    await between();
    store.writeRows(changes);
    return true;
  }),
  'the rows before the checkpoint': committing(async (store, changes, advances, between) => {
    if (!store.isFrom(advances)) return false;
    store.writeRows(changes);
    await between();
    store.writeCheckpoints(advances);
    return true;
  }),
  'batches are not fenced': committing(async (store, changes, advances, between) => {
    await between();
    store.writeRows(changes);
    store.writeCheckpoints(advances);
    return true;
  }),
  'the checkpoint without the rows': committing(async (store, _changes, advances, between) => {
    await between();
    if (!store.isFrom(advances)) return false;
    store.writeCheckpoints(advances);
    return true;
  }),
  'the same key with another body is taken': {
    requests: (requests) => ({
      receive: async (cause, digest, address) => {
        const known = await requests.receive(cause, digest, address);
        return known instanceof Refusal ? 'to-be-run' : known;
      },
      answer: (cause, answer) => requests.answer(cause, answer),
    }),
  },
  'first answers are forgotten': {
    requests: (requests) => ({
      receive: async (cause, digest, address) => {
        const known = await requests.receive(cause, digest, address);
        return known instanceof Refusal ? known : 'to-be-run';
      },
      answer: (_, answer) => Promise.resolve(answer),
    }),
  },
};
