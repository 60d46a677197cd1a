import type { Session } from './connection';

/** What else decides what a script makes: how the session reads dates, and where it makes things. */
type Circumstance = 'TimeZone' | 'DateStyle' | 'search_path';
export type SessionSettings = Readonly<Partial<Record<Circumstance, string>>>;

/** As they are for whoever sets nothing; read before anything is set here. */
export async function sessionSettings(session: Session): Promise<SessionSettings> {
  const rows = await session.query<{ readonly name: string; readonly value: string }>(
    `select name, reset_val as value from pg_settings where name in ('TimeZone', 'DateStyle')`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
