import type { Delivery, EventCatalog, EventLog } from '@ledgerline/kernel';
import type { Advance, ProjectionSession, Quarantined, TableChanges } from '@ledgerline/platform/postgres';
import { isDataError } from '@ledgerline/platform/postgres';
import { setTimeout as pause } from 'node:timers/promises';
import { Backlog } from '../folding/backlog';
import { batchOf } from '../folding/batch';
import { reasonOf } from '../folding/decoded';
import { lowest } from '../folding/lowest';
import type { ProjectionRun } from '../folding/projection-run';

/** A projection with the build of its table that it writes. */
export interface FollowedRun {
  readonly run: ProjectionRun;
  readonly build: string;
}

export interface Following {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly session: ProjectionSession;
  readonly runs: readonly FollowedRun[];
  readonly signal: AbortSignal;
  /** Nothing more in the log for now. */
  readonly onCaughtUp: () => void;
  readonly onStopped: (run: ProjectionRun) => void;
  /** These rows or streams are not folded any more; the projection goes on without them. */
  readonly onQuarantined: (run: ProjectionRun, quarantined: readonly Quarantined[]) => void;
}

/**
 * A batch that took less time is rested from: on a busy log fewer, larger batches cost everybody less than they delay
 * anybody, and on a quiet one nothing waits.
 */
const LEAST_BATCH_MILLISECONDS = 5;

/** Somebody else moved a checkpoint or exchanged a table: what is in memory is worth nothing. */
class Outpaced extends Error {
  constructor() {
    super('a checkpoint was moved, or a table exchanged, by somebody else');
    this.name = 'Outpaced';
  }
}

/** Follows the log from where the runs are, batch by batch, until the signal. Throws {@link Outpaced}, and whatever log and database throw. */
export async function follow(following: Following): Promise<void> {
  const { log, signal, onCaughtUp } = following;
  const after = lowest(following.runs.map(({ run }) => run.position));
  const backlog = new Backlog();
  const stop = () => {
    backlog.close();
  };
  const source = new AbortController();
  signal.addEventListener('abort', stop, { once: true });
  const filling = backlog.fill(
    log.subscribe({ ...(after === undefined ? {} : { after }), signal: AbortSignal.any([signal, source.signal]) }),
  );
  try {
    while (!signal.aborted) {
      const deliveries = await backlog.take();
      if (deliveries === undefined) return;
      const begun = performance.now();
      await project(deliveries, following);
      if (deliveries.some(({ kind }) => kind === 'caught-up')) onCaughtUp();
      const left = LEAST_BATCH_MILLISECONDS - (performance.now() - begun);
      if (left > 0) await pause(left, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    source.abort();
    backlog.close();
    await filling;
  }
}

async function project(deliveries: readonly Delivery[], following: Following): Promise<void> {
  const moving = following.runs.filter(({ run }) => run.stopped === undefined);
  const batch = batchOf(
    deliveries,
    moving.map(({ run }) => run),
    following.catalog,
  );
  if (batch === undefined) return;
  const before = new Map(moving.map(({ run }) => [run, run.position]));
  const missing = new Map<string, readonly string[]>();
  for (const { run } of moving) {
    const keys = run.plan(batch.for(run), batch.reached);
    if (keys.length > 0) missing.set(run.name, keys);
  }
  const rows = await following.session.rows(missing, 'live');
  for (const { run } of moving) {
    for (const key of missing.get(run.name) ?? []) run.load(key, rows.get(run.name)?.get(key));
    run.fold();
  }
  const steps = moving.flatMap(({ run, build }) => stepOf(run, build, before.get(run)));
  await write(steps, following);
  for (const { run } of moving) {
    if (run.stopped === undefined) continue;
    await following.session.tellStopped(run.name, run.stopped.because);
    following.onStopped(run);
  }
}

interface Step {
  readonly run: ProjectionRun;
  readonly changes: TableChanges;
  readonly advance: Advance;
}

function stepOf(run: ProjectionRun, build: string, from: bigint | undefined): readonly Step[] {
  const to = run.position;
  if (to === undefined || to === from) return [];
  const changes = { table: run.name, ...run.takeChanges() };
  return [{ run, changes, advance: { name: run.name, build, from, to, quarantined: run.takeQuarantined() } }];
}

async function write(steps: readonly Step[], following: Following): Promise<void> {
  if (steps.length === 0) return;
  try {
    await writeTogether(steps, following, toldOf(steps));
  } catch (error) {
    if (!isDataError(error)) throw error;
    for (const step of steps) await writeAlone(step, following);
  }
}

/** Who has reached what with these steps, for those who wait for it. */
function toldOf(steps: readonly Step[]): string {
  const furthest = steps.reduce((most, { advance: { to } }) => (to > most ? to : most), 0n);
  const names = steps.filter(({ advance }) => advance.to === furthest).map(({ run }) => run.name);
  return [String(furthest), ...names].join(' ');
}

async function writeTogether(
  steps: readonly Step[],
  { session, onQuarantined }: Following,
  reached: string | undefined,
): Promise<void> {
  const changes = steps.map((step) => step.changes);
  const advances = steps.map(({ advance }) => advance);
  if (!(await session.write(changes, advances, reached))) throw new Outpaced();
  for (const { run, advance } of steps) {
    if (advance.quarantined.length > 0) onQuarantined(run, advance.quarantined);
  }
}

/** Without the rows that the database refuses, which are put aside. */
async function writeAlone(step: Step, following: Following): Promise<void> {
  try {
    await writeTogether([step], following, undefined);
  } catch (error) {
    if (!isDataError(error)) throw error;
    const { run, changes, advance } = step;
    const refused = await following.session.refused(run.name, changes.upserts);
    if (refused.size === 0) {
      run.stop(`the database takes none of its rows: ${reasonOf(error)}`, advance.to, advance.from);
      return;
    }
    for (const [key, because] of refused) run.putAside(key, `the database does not take it: ${because}`);
    const upserts = new Map([...changes.upserts].filter(([key]) => !refused.has(key)));
    const quarantined = [...advance.quarantined, ...run.takeQuarantined()];
    const rest = { run, changes: { ...changes, upserts }, advance: { ...advance, quarantined } };
    await writeTogether([rest], following, undefined);
  }
}
