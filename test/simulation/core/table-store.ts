import type { AnyProjection } from '@ledgerline/kernel';
import type { Advance, ProjectionSession, TableChanges } from '@ledgerline/platform/postgres';
import type { Surroundings } from './process-log';

/** What a projector needs of its database while it follows the ledger. */
export type Session = Pick<ProjectionSession, 'rows' | 'write' | 'tellStopped'>;

export interface Table {
  rows: ReadonlyMap<string, string>;
  position: bigint | undefined;
  readonly build: string;
}

/** Tables that outlive the projectors that write them; a batch is one transaction, fenced by the checkpoints. */
export class TableStore {
  readonly tables: ReadonlyMap<string, Table>;

  constructor(projections: readonly AnyProjection[]) {
    this.tables = new Map(
      projections.map(({ name }) => [name, { rows: new Map(), position: undefined, build: 'build-1' }]),
    );
  }

  rows(wanted: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, ReadonlyMap<string, string>> {
    return new Map(
      [...wanted].map(([name, keys]) => {
        const rows = this.table(name).rows;
        return [name, new Map(keys.flatMap((key) => entryOf(rows, key)))];
      }),
    );
  }

  /** False, and nothing written, when a checkpoint is not where the batch started from. */
  commit(changes: readonly TableChanges[], advances: readonly Advance[]): boolean {
    if (!this.isFrom(advances)) return false;
    this.writeRows(changes);
    this.writeCheckpoints(advances);
    return true;
  }

  isFrom(advances: readonly Advance[]): boolean {
    return advances.every(({ name, build, from }) => {
      const table = this.table(name);
      return table.build === build && table.position === from;
    });
  }

  writeRows(changes: readonly TableChanges[]): void {
    for (const { table: name, upserts, deletes } of changes) {
      const rows = new Map([...this.table(name).rows, ...upserts]);
      for (const key of deletes) rows.delete(key);
      this.table(name).rows = rows;
    }
  }

  writeCheckpoints(advances: readonly Advance[]): void {
    for (const { name, to } of advances) this.table(name).position = to;
  }

  private table(name: string): Table {
    const table = this.tables.get(name);
    if (table === undefined) throw new Error(`there is no table ${name}`);
    return table;
  }
}

class ConnectionLost extends Error {
  constructor() {
    super('the connection to the database was lost');
    this.name = 'ConnectionLost';
  }
}

/** A projector's connection, which may break before and after a commit. */
export class StoreSession implements Session {
  constructor(
    private readonly store: TableStore,
    private readonly around: Surroundings,
  ) {}

  async rows(wanted: ReadonlyMap<string, readonly string[]>) {
    await this.around.scheduler.turn(this.around.life);
    return this.store.rows(wanted);
  }

  async write(changes: readonly TableChanges[], advances: readonly Advance[]): Promise<boolean> {
    await this.around.scheduler.turn(this.around.life);
    const fault = this.around.fault('commit');
    if (fault === 'crash-before') return this.die();
    if (fault === 'unavailable') throw new ConnectionLost();
    const written = await this.commit(this.store, changes, advances);
    if (fault === 'crash-after') return this.die();
    if (fault === 'lost-acknowledgement') throw new ConnectionLost();
    return written;
  }

  async tellStopped(): Promise<void> {
    await this.turn();
  }

  /** One transaction. */
  protected commit(
    store: TableStore,
    changes: readonly TableChanges[],
    advances: readonly Advance[],
  ): boolean | Promise<boolean> {
    return store.commit(changes, advances);
  }

  protected turn(): Promise<void> {
    return this.around.scheduler.turn(this.around.life);
  }

  private die(): Promise<never> {
    this.around.crash();
    return new Promise(() => undefined);
  }
}

function entryOf(rows: ReadonlyMap<string, string>, key: string): readonly (readonly [string, string])[] {
  const row = rows.get(key);
  return row === undefined ? [] : [[key, row]];
}
