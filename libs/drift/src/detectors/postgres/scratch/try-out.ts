import { renameOwner } from '../../../domains/postgres/align/roles';
import type { DatabaseSchema } from '../../../domains/postgres/database-schema';
import { messageOf } from '../../reason';
import { readCatalog } from '../catalog/read-catalog';
import type { Session } from '../connection';
import { readOnly, withSession } from '../connection';
import { withoutVersions } from '../extensions';
import type { OwnSettings } from '../read-settings';
import { ownSettings } from '../read-settings';
import type { SessionSettings } from '../session-settings';
import type { Ran, Script } from './run-script';
import { runScript } from './run-script';
import type { Scratch } from './scratch-server';
import { withScratch } from './scratch-server';
import type { Statement } from './split-sql';

/** What scripts made of an empty database. */
export interface TriedOut extends Partial<OwnSettings> {
  readonly schema: DatabaseSchema;
}

const STATEMENT_SECONDS = 30;
/** Whatever the role is called that ran them here. */
const MIGRATING_ROLE = 'migrating role';

/** Runs the scripts in order in a database of their own, reads what came of it, and drops it. Throws. */
export async function tryOut(
  dsn: string,
  scripts: readonly Script[],
  settings: SessionSettings,
  signal: AbortSignal,
): Promise<TriedOut> {
  return withScratch(dsn, signal, (scratch) =>
    withSuperuser(scratch, signal, (superuser) =>
      withSession(scratch.dsn, signal, async (session) => {
        await prepare(session, settings);
        const bench = {
          ...{ session, superuser, database: scratch.database },
          role: (name: string) => scratch.role(name),
        };
        const ran: Ran[] = [];
        for (const script of scripts) ran.push(await runScript(bench, script));
        const untried = await runLast(
          ran.flatMap(({ last }) => last),
          superuser,
        );
        const tried = await readOnly(session, () => readTried(session));
        const { schema } = tried;
        addUnavailable(
          schema,
          ran.flatMap(({ unavailableExtensions }) => unavailableExtensions),
        );
        if (untried) schema.untried = ['eventTriggers'];
        return tried;
      }),
    ),
  );
}

function withSuperuser<Result>(
  { isSuperuser, ownDsn }: Scratch,
  signal: AbortSignal,
  use: (superuser: Session | undefined) => Promise<Result>,
): Promise<Result> {
  if (!isSuperuser) return use(undefined);
  return withSession(ownDsn, signal, async (superuser) => {
    await superuser.query('set search_path = pg_catalog');
    return use(superuser);
  });
}

async function prepare(session: Session, settings: SessionSettings): Promise<void> {
  await session.query(`set statement_timeout = '${String(STATEMENT_SECONDS)}s'`);
  await session.query('set check_function_bodies = off');
  await session.query('set client_min_messages = error');
  for (const [name, value] of Object.entries(settings)) {
    await session.query('select set_config($1, $2, false)', [name, value]).catch(() => undefined);
  }
}

async function readTried(session: Session): Promise<TriedOut> {
  const { schema, problems } = await readCatalog(session);
  if (problems.length > 0) throw new Error(`the scratch database cannot be read: ${problems.join('; ')}`);
  schema.extensions = withoutVersions(schema.extensions);
  const { owner: runner } = schema;
  renameOwner(schema, MIGRATING_ROLE);
  return { schema, ...withoutName(await ownSettings(session), runner) };
}

/** Settings of the role that ran the migrations, by what it is called afterwards. */
function withoutName({ settings, roleSettings }: OwnSettings, runner = ''): OwnSettings {
  const named = Object.entries(roleSettings).map(([whose, set]) => {
    const isRunner = runner !== '' && (whose === runner || whose.startsWith(`${runner} in `));
    return [isRunner ? whose.replace(runner, MIGRATING_ROLE) : whose, set] as const;
  });
  return { settings, roleSettings: Object.fromEntries(named) };
}

/** What is called by whatever else is made, once nothing else is; whether it could not be tried. */
async function runLast(last: readonly Statement[], superuser: Session | undefined): Promise<boolean> {
  if (last.length === 0) return false;
  if (superuser === undefined) return true;
  await superuser.query('set search_path = public');
  for (const { text } of last) {
    await superuser.query(text).catch((error: unknown) => {
      throw new Error(`an event trigger cannot be made on an empty database: ${messageOf(error)}`);
    });
  }
  return false;
}

/** An extension is declared also where it cannot be tried. */
function addUnavailable(schema: DatabaseSchema, names: readonly string[]): void {
  for (const name of names) (schema.extensions ??= {})[name] ??= { schema: 'public' };
}
