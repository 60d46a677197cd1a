import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Advance, Statement, TableChanges } from './batch-statement';
import { batchStatement, rowsStatement, upsertStatement } from './batch-statement';
import type { Checkpoint } from './checkpoint';
import { definitionOf } from './checkpoint';
import type { ProjectionTable } from './projection-table';
import {
  BUILDING,
  createBuildingTable,
  createLiveTable,
  ensureCheckpointTable,
  indexBuildingTable,
  inTransaction,
} from './schema';
import { refusedRows } from './refused-rows';
import type { Quarantined, QuarantineByProjection } from './quarantine';
import { readQuarantine, replaceQuarantine } from './quarantine';
import type { TableHash } from './table-hash';
import { countRows, differingKeys, hashTable } from './table-hash';

/** Which of a projection's two tables: the one that is queried, or the one that is being filled to replace it. */
export type Side = 'live' | 'building';

/** Keys by projection. */
export type Wanted = ReadonlyMap<string, readonly string[]>;

/** What a table that was filled is. */
export interface Filled {
  readonly position: bigint | undefined;
  readonly quarantine: readonly Quarantined[];
}

/** What came of exchanging the tables. */
export interface Exchange {
  /** Rows of the new table. */
  readonly rows: number;
  /** What each of them held at the same position, and some keys whose rows differ; if they were compared. */
  readonly compared:
    { readonly before: TableHash; readonly after: TableHash; readonly differing: readonly string[] } | undefined;
}

const LOCKS = { live: 7_305_227, building: 7_305_228 } as const;
const CONNECT_MILLISECONDS = 5_000;
const LEASE_MILLISECONDS = 10_000;
const BEATS_A_LEASE = 4;
/** Prepared statements that a session keeps; there are few shapes of batches, and this bounds them. */
const MAX_PREPARED = 256;

/**
 * One connection that writes projections. It commits without waiting for the disk: rows and checkpoint are lost
 * together, if at all, and then come from the ledger again.
 */
export class ProjectionSession {
  private readonly prepared = new Map<string, string>();
  private failure: Error | undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  private constructor(private readonly client: Client) {}

  /**
   * Rejects when the server cannot be reached. `onLost` is called once if the connection breaks later. The server ends
   * the session, and gives its locks to whoever waits for them, once this process shows no life for `leaseMs`.
   */
  static async open(
    url: string,
    onLost: (error: Error) => void = () => undefined,
    leaseMs = LEASE_MILLISECONDS,
  ): Promise<ProjectionSession> {
    const client = new Client({
      connectionString: url,
      application_name: 'ledgerline-projector',
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      keepAlive: true,
    });
    const session = new ProjectionSession(client);
    client.on('error', (error) => {
      if (session.failure === undefined) onLost(error);
      session.failure ??= error;
    });
    await client.connect();
    try {
      await client.query('set synchronous_commit = off');
      await client.query(`set idle_session_timeout = ${String(leaseMs)}`);
      await client.query(`set idle_in_transaction_session_timeout = ${String(leaseMs)}`);
      session.showLife(leaseMs / BEATS_A_LEASE);
      await ensureCheckpointTable(client);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Whether this session is now, or was already, the one that writes that side of the projection. */
  async tryLock(name: string, side: Side): Promise<boolean> {
    const sql = 'select pg_try_advisory_lock($1, hashtext($2)) as mine';
    const result = await this.client.query<{ mine: boolean }>(sql, [LOCKS[side], name]);
    return result.rows[0]?.mine === true;
  }

  /** Checkpoints by projection; one whose table is gone is left out. */
  async checkpoints(): Promise<ReadonlyMap<string, Checkpoint>> {
    const result = await this.client.query<Omit<Checkpoint, 'position'> & { position: string | null }>(
      `select name, generation, definition, position, build, superseded from projection_checkpoint
        where to_regclass(quote_ident(name)) is not null`,
    );
    return new Map(result.rows.map((row) => [row.name, { ...row, position: positionIn(row.position) }]));
  }

  quarantine(): Promise<QuarantineByProjection> {
    return readQuarantine(this.client);
  }

  /** Says for everybody to see why the projection goes no further; its next step takes that back. */
  async tellStopped(name: string, because: string): Promise<void> {
    await this.client.query('update projection_checkpoint set stopped = $2 where name = $1', [name, because]);
  }

  /** Makes an empty live table with a checkpoint before the first event, in place of whatever was left of one. */
  async createLive(table: ProjectionTable): Promise<void> {
    await this.client.query(
      'delete from projection_checkpoint where name = $1 and to_regclass(quote_ident(name)) is null',
      [table.projection.name],
    );
    await createLiveTable(this.client, table);
  }

  /** Takes away tables that no projection has any more, except those that somebody still writes. */
  async retireOthers(names: readonly string[]): Promise<readonly string[]> {
    const sql = 'select name from projection_checkpoint where name <> all($1::text[])';
    const result = await this.client.query<{ name: string }>(sql, [names]);
    const retired: string[] = [];
    for (const { name } of result.rows) {
      if (!(await this.tryLock(name, 'live'))) continue;
      await this.client.query(`drop table if exists ${tableOf(name, 'live')} cascade`);
      await this.client.query('delete from projection_checkpoint where name = $1', [name]);
      await replaceQuarantine(this.client, name, []);
      retired.push(name);
    }
    return retired;
  }

  /** The live rows no longer count as following the ledger. */
  async supersede(name: string): Promise<void> {
    await this.client.query('update projection_checkpoint set superseded = true where name = $1', [name]);
  }

  /** Rows as JSON, by projection and key; keys without a row are absent. */
  async rows(wanted: Wanted, side: Side): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
    const found = new Map([...wanted.keys()].map((name) => [name, new Map<string, string>()]));
    if (found.size === 0) return found;
    const tables = [...wanted].map(([name, keys]) => ({ name, table: tableOf(name, side), keys }));
    const rows = await this.run<{ name: string; key: string; json: string }>(rowsStatement(tables));
    for (const { name, key, json } of rows) found.get(name)?.set(key, json);
    return found;
  }

  /**
   * Rows and checkpoints in one transaction; false, and nothing written, when a checkpoint is not where the batch
   * started from: somebody else writes the projection, or its table was exchanged.
   */
  async write(
    changes: readonly TableChanges[],
    advances: readonly Advance[],
    reached: string | undefined,
  ): Promise<boolean> {
    const [answer] = await this.run<{ yes: boolean }>(batchStatement(changes, advances, reached));
    return answer?.yes === true;
  }

  /** Of these rows, those that the live table refuses, each with why; nothing is written. No other call may run meanwhile. */
  async refused(name: string, rows: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
    const attempt = async (some: ReadonlyMap<string, string>) => {
      await this.client.query('begin');
      try {
        await this.run(upsertStatement(tableOf(name, 'live'), some));
      } finally {
        await this.client.query('rollback');
      }
    };
    return refusedRows(attempt, rows);
  }

  /** Fills what the table takes of these rows; answers those that it refuses, each with why. */
  async fillTakeable({ table, upserts, deletes }: TableChanges): Promise<ReadonlyMap<string, string>> {
    await this.fill({ table, upserts: new Map(), deletes });
    return refusedRows((some) => this.fill({ table, upserts: some, deletes: [] }), upserts);
  }

  async startBuilding(table: ProjectionTable): Promise<void> {
    await createBuildingTable(this.client, table);
  }

  /** Whatever the table needs beside its rows; once, before the exchange. */
  async finishBuilding(table: ProjectionTable): Promise<void> {
    await indexBuildingTable(this.client, table);
  }

  /** Rows of a table that is being filled; its position is whoever fills it to know. */
  async fill({ table, upserts, deletes }: TableChanges): Promise<void> {
    if (upserts.size > 0) await this.run(upsertStatement(tableOf(table, 'building'), upserts));
    if (deletes.length === 0) return;
    await this.run({
      text: `delete from ${tableOf(table, 'building')} where key = any($1::text[])`,
      values: [deletes],
    });
  }

  /**
   * Puts the filled table in the place of the live one. `catchUp` is told the live position, which stands still
   * meanwhile, and answers what the filled table then is; with `compare`, both tables are hashed, without the rows that
   * either of them does not fold any more.
   */
  async exchange(
    table: ProjectionTable,
    catchUp: (live: bigint | undefined) => Promise<Filled>,
    compare: boolean,
  ): Promise<Exchange> {
    const { name, generation } = table.projection;
    return inTransaction(this.client, async () => {
      // Holds the writer back, not the readers; the exchange itself takes only a moment.
      await this.client.query(`lock table ${tableOf(name, 'live')} in share mode`);
      const { position, quarantine } = await catchUp((await this.checkpoints()).get(name)?.position);
      const compared = compare ? await this.compared(name, quarantine) : undefined;
      const rows = compared?.after.rows ?? (await countRows(this.client, tableOf(name, 'building')));
      await this.client.query(`drop table ${tableOf(name, 'live')} cascade`);
      await this.client.query(`alter table ${tableOf(name, 'building')} set schema public`);
      await this.client.query(
        `update projection_checkpoint
          set generation = $2, definition = $3, position = $4, build = $5, superseded = false, stopped = null
          where name = $1`,
        [name, generation, definitionOf(table), position === undefined ? null : String(position), randomUUID()],
      );
      await replaceQuarantine(this.client, name, quarantine);
      return { rows, compared };
    });
  }

  private async compared(name: string, quarantine: readonly Quarantined[]): Promise<Exchange['compared']> {
    const former = (await this.quarantine()).get(name) ?? [];
    const without = [...former, ...quarantine].filter(({ kind }) => kind === 'row').map(({ key }) => key);
    const [live, building] = [tableOf(name, 'live'), tableOf(name, 'building')];
    const before = await hashTable(this.client, live, without);
    const after = await hashTable(this.client, building, without);
    const isSame = before.hash === after.hash;
    const differing = isSame ? [] : await differingKeys(this.client, live, building, without);
    return { before, after, differing };
  }

  async close(): Promise<void> {
    clearInterval(this.heartbeat);
    this.failure ??= new Error('closed');
    await this.client.end().catch(() => undefined);
  }

  private showLife(everyMs: number): void {
    this.heartbeat = setInterval(() => {
      // A failure is told by the connection itself, or by whoever uses it next.
      this.client.query('select 1').catch(() => undefined);
    }, everyMs).unref();
  }

  private async run<Row extends object>({ text, values }: Statement): Promise<readonly Row[]> {
    const result = await this.client.query<Row>({ ...this.nameFor(text), text, values: [...values] });
    return result.rows;
  }

  private nameFor(text: string): { readonly name?: string } {
    const known = this.prepared.get(text);
    if (known !== undefined) return { name: known };
    if (this.prepared.size >= MAX_PREPARED) return {};
    const name = `p${String(this.prepared.size)}`;
    this.prepared.set(text, name);
    return { name };
  }
}

function tableOf(name: string, side: Side): string {
  return `${side === 'live' ? 'public' : BUILDING}."${name}"`;
}

function positionIn(text: string | null): bigint | undefined {
  return text === null ? undefined : BigInt(text);
}
