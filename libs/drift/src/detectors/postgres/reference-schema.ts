import { contentDigest, digestOf } from '@ledgerline/kernel';
import { randomBytes } from 'node:crypto';
import type { Intent } from '../../compare';
import type { DatabaseSchema } from '../../domains/postgres/document';
import type { DetectorContext } from '../detector';
import { messageOf } from '../reason';
import type { Session } from './connection';
import { readOnly, withSession } from './connection';
import { readSchema } from './read-schema';

type Migrations = Intent['migrations'][string];

const MOST_REMEMBERED = 20;

/** What sets of migrations make of an empty database, tried once each. */
export class ReferenceSchemas {
  private readonly known = new Map<string, DatabaseSchema>();

  /** Applies the migrations in order to a database of their own, reads what came out, and drops it. Throws. */
  async of(scratchDsn: string, migrations: Migrations, context: DetectorContext): Promise<DatabaseSchema> {
    const key = contentDigest({ scratchDsn, migrations });
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const schema = await tryOut(scratchDsn, await sqlOf(migrations, context), context.signal);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size >= MOST_REMEMBERED) this.known.delete(oldest);
    this.known.set(key, schema);
    return schema;
  }
}

interface Sql {
  readonly id: string;
  readonly text: string;
}

async function sqlOf(migrations: Migrations, { blob }: DetectorContext): Promise<readonly Sql[]> {
  return Promise.all(
    migrations.map(async ({ id, checksum }) => {
      const bytes = await blob(checksum).catch(() => {
        throw new Error(`migration ${id} cannot be fetched`);
      });
      if (digestOf(bytes) !== checksum) throw new Error(`migration ${id} is not what its checksum says`);
      return { id, text: new TextDecoder().decode(bytes) };
    }),
  );
}

async function tryOut(scratchDsn: string, migrations: readonly Sql[], signal: AbortSignal): Promise<DatabaseSchema> {
  const name = `ledgerline_scratch_${randomBytes(8).toString('hex')}`;
  return withSession(scratchDsn, signal, async (admin) => {
    await admin.query(`create database ${name} template template0`);
    try {
      return await withSession(inDatabase(scratchDsn, name), signal, async (session) => {
        for (const { id, text } of migrations) {
          await session.query('begin');
          await session.query(text).catch((error: unknown) => {
            throw new Error(`migration ${id} fails on an empty database: ${messageOf(error)}`);
          });
          await session.query('commit');
        }
        return readOnly(session, () => readSchema(session));
      });
    } finally {
      await drop(name, scratchDsn, admin);
    }
  });
}

/** Over a connection of its own where the first one was cut, so that nothing stays behind. */
async function drop(name: string, scratchDsn: string, admin: Session): Promise<void> {
  const statement = `drop database if exists ${name} with (force)`;
  await admin
    .query(statement)
    .catch(() => withSession(scratchDsn, AbortSignal.timeout(10_000), (again) => again.query(statement)))
    .catch(() => undefined);
}

function inDatabase(dsn: string, name: string): string {
  return Object.assign(new URL(dsn), { pathname: `/${name}` }).toString();
}
