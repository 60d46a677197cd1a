import { randomBytes } from 'node:crypto';
import type { Session } from '../connection';
import { withSession } from '../connection';

const PREFIX = 'ledgerline_scratch_';
const REMARK = 'made by ledgerline to try migrations, and to be dropped';
/** Trials on one server come one after the other; this is the lock's key. */
const LOCK = 0x6c65_6467;
const LOCK_SECONDS = 30;
const DROP_MILLISECONDS = 20_000;
/** From this version on the schema `public` belongs to the owner of the database. */
const OWNER_HAS_PUBLIC = 150_000;

/** A server on which migrations can be tried. */
export interface ScratchServer {
  /** The same for the same server. */
  readonly name: string;
  /** Gives the DSN of a role that may create databases there, for as long as `use` takes. */
  use<Result>(use: (dsn: string) => Promise<Result>): Promise<Result>;
}

/** A server that somebody else runs. */
export function givenServer(dsn: string): ScratchServer {
  return { name: dsn, use: (use) => use(dsn) };
}

/** A database of its own, in which migrations are run by a role of their own where the server allows to make one. */
export interface Scratch {
  readonly database: string;
  /** Of whoever runs the migrations: no superuser, wherever that can be had. */
  readonly dsn: string;
  /** Of whoever made the database, for it. */
  readonly ownDsn: string;
  /** Makes a role that a migration names, unless it is there; whether it is one that was made here. */
  role(name: string): Promise<boolean>;
  /** Whether what only a superuser may do can be done here. */
  readonly isSuperuser: boolean;
}

/**
 * Gives a fresh database for as long as `use` takes, and leaves nothing behind: not when it fails, nor when it is
 * aborted; what a process that died left behind is dropped the next time. Throws.
 */
export async function withScratch<Result>(
  dsn: string,
  signal: AbortSignal,
  use: (scratch: Scratch) => Promise<Result>,
): Promise<Result> {
  return atMeetingPlace(dsn, signal, async (admin) => {
    await takeTurn(admin);
    await dropLeftovers(dsn, admin);
    const made = new Made(dsn, admin);
    try {
      return await use(await made.scratch());
    } finally {
      await made.drop();
    }
  });
}

/** Locks are known in one database alone: everybody takes theirs in the one that every server has, if it lets them in. */
async function atMeetingPlace<Result>(
  dsn: string,
  signal: AbortSignal,
  use: (admin: Session) => Promise<Result>,
): Promise<Result> {
  const door = { isOpen: false };
  const enter = (admin: Session) => {
    door.isOpen = true;
    return use(admin);
  };
  try {
    return await withSession(at(dsn, { database: 'postgres' }), signal, enter);
  } catch (error) {
    if (door.isOpen) throw error;
  }
  return withSession(dsn, signal, use);
}

async function takeTurn(admin: Session): Promise<void> {
  await admin.query(`set lock_timeout = '${String(LOCK_SECONDS)}s'`);
  await admin.query('select pg_advisory_lock($1)', [LOCK]);
  await admin.query('set lock_timeout = 0');
}

/** Whoever holds the lock is the only one at work here; where it cannot be told, what somebody is in stays. */
async function dropLeftovers(dsn: string, admin: Session): Promise<void> {
  const databases = await admin.query<{ readonly name: string }>(
    `select d.datname as name from pg_database d
      where d.datname ~ '^${PREFIX}' and pg_has_role(d.datdba, 'member')
        and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
  );
  for (const { name } of databases) await dropDatabase(dsn, admin, name).catch(ignore);
  const roles = await admin.query<{ readonly name: string }>(
    `select r.rolname as name from pg_roles r
      where (r.rolname ~ '^${PREFIX}' or shobj_description(r.oid, 'pg_authid') = $1)
        and not exists (select from pg_database d where d.datname = r.rolname)
        and not exists (select from pg_auth_members m join pg_database d on d.datname = pg_get_userbyid(m.member)
                         where m.roleid = r.oid and d.datname ~ '^${PREFIX}')`,
    [REMARK],
  );
  for (const { name } of roles) await admin.query(`drop role if exists ${quoted(name)}`).catch(ignore);
}

/** A database with a subscription in it cannot be dropped; this one has no slot anywhere, for it never connected. */
async function dropDatabase(dsn: string, session: Session, name: string): Promise<void> {
  const subscriptions = await session.query<{ readonly name: string }>(
    'select s.subname as name from pg_subscription s join pg_database d on d.oid = s.subdbid where d.datname = $1',
    [name],
  );
  if (subscriptions.length > 0) await dropSubscriptions(at(dsn, { database: name }), subscriptions).catch(ignore);
  await session.query(`drop database if exists ${quoted(name)} with (force)`);
}

async function dropSubscriptions(dsn: string, subscriptions: readonly { readonly name: string }[]): Promise<void> {
  await withSession(dsn, AbortSignal.timeout(DROP_MILLISECONDS), async (inside) => {
    for (const { name } of subscriptions) {
      await inside.query(`alter subscription ${quoted(name)} disable`);
      await inside.query(`alter subscription ${quoted(name)} set (slot_name = none)`);
      await inside.query(`drop subscription ${quoted(name)}`);
    }
  });
}

/** What was made on the server for one trial. */
class Made {
  private readonly name = `${PREFIX}${randomBytes(8).toString('hex')}`;
  private readonly password = randomBytes(18).toString('base64url');
  private readonly roles = new Set<string>();
  private runner: string | undefined;

  constructor(
    private readonly dsn: string,
    private readonly admin: Session,
  ) {}

  async scratch(): Promise<Scratch> {
    const { admin, name, dsn } = this;
    const [may] = await admin.query<{ readonly superuser: boolean; readonly roles: boolean }>(
      'select rolsuper as superuser, rolsuper or rolcreaterole as roles from pg_roles where rolname = current_user',
    );
    const isSuperuser = may?.superuser === true;
    if (may?.roles === true) this.runner = await this.makeRunner();
    if (isSuperuser && this.runner === undefined) {
      throw new Error('the scratch server lets nobody but its superuser in, and no migration is run as that');
    }
    await admin.query(`create database ${quoted(name)} template template0`);
    if (this.runner !== undefined) await this.giveDatabase(this.runner);
    return {
      database: name,
      isSuperuser,
      ownDsn: at(dsn, { database: name }),
      dsn: at(dsn, {
        database: name,
        ...(this.runner !== undefined && { user: this.runner, password: this.password }),
      }),
      role: (role) => this.makeRole(role),
    };
  }

  async drop(): Promise<void> {
    const names = [...this.roles, ...(this.runner === undefined ? [] : [this.runner])];
    const dropAll = async (session: Session) => {
      await dropDatabase(this.dsn, session, this.name);
      for (const role of names) await session.query(`drop role if exists ${quoted(role)}`);
    };
    // Over a connection of its own where the first one was cut.
    await dropAll(this.admin)
      .catch(() => withSession(this.dsn, AbortSignal.timeout(DROP_MILLISECONDS), dropAll))
      .catch(ignore);
  }

  private async makeRunner(): Promise<string | undefined> {
    const role = quoted(this.name);
    try {
      await this.admin.query(`create role ${role} login password '${this.password}'`);
      await this.admin.query(`grant ${role} to current_user`);
      return this.name;
    } catch {
      // It may be forbidden all the same; then whoever came with the connection runs them.
      await this.admin.query(`drop role if exists ${role}`).catch(ignore);
      return undefined;
    }
  }

  private async giveDatabase(runner: string): Promise<void> {
    await this.admin.query(`alter database ${quoted(this.name)} owner to ${quoted(runner)}`);
    const [server] = await this.admin.query<{ readonly version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    if ((server?.version ?? 0) >= OWNER_HAS_PUBLIC) return;
    await withSession(at(this.dsn, { database: this.name }), AbortSignal.timeout(DROP_MILLISECONDS), async (inside) => {
      // They give it to their superuser.
      await inside.query(`alter schema public owner to pg_database_owner`).catch(ignore);
    });
  }

  /** Without any right of its own, and with the runner as a member: what is granted to it has to be grantable. */
  private async makeRole(role: string): Promise<boolean> {
    if (this.roles.has(role)) return true;
    const [there] = await this.admin.query('select 1 from pg_roles where rolname = $1', [role]);
    if (there !== undefined) return false;
    await this.admin.query(`create role ${quoted(role)}`);
    this.roles.add(role);
    await this.admin.query(`comment on role ${quoted(role)} is '${REMARK}'`);
    if (this.runner !== undefined) await this.admin.query(`grant ${quoted(role)} to ${quoted(this.runner)}`);
    return true;
  }
}

function at(
  dsn: string,
  to: { readonly database: string; readonly user?: string; readonly password?: string },
): string {
  const url = new URL(dsn);
  url.pathname = `/${to.database}`;
  if (to.user !== undefined) url.username = to.user;
  if (to.password !== undefined) url.password = to.password;
  return url.toString();
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const ignore = () => undefined;
