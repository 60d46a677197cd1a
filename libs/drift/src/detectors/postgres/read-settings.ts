import type { ObservedDatabase } from '../../domains/postgres/document';
import type { Session } from './connection';

type Settings = ObservedDatabase['settings'];

interface SettingRow {
  readonly role: string;
  readonly here: boolean;
  readonly setting: string;
}

/** What `ALTER DATABASE … SET` and `ALTER ROLE … SET` left. */
export interface OwnSettings {
  /** For everybody in this database. */
  readonly settings: Settings;
  /** By role: `app`, or `app in this database`. */
  readonly roleSettings: NonNullable<ObservedDatabase['roleSettings']>;
}

export async function ownSettings(session: Session): Promise<OwnSettings> {
  const rows = await session.query<SettingRow>(
    `select case s.setrole when 0 then '' else pg_get_userbyid(s.setrole) end as role, s.setdatabase <> 0 as here,
            unnest(s.setconfig) as setting
       from pg_db_role_setting s
      where s.setdatabase = (select oid from pg_database where datname = current_database())
         or (s.setdatabase = 0 and s.setrole <> 0) order by 1, 2, 3`,
  );
  const settings: Settings = {};
  const roleSettings: NonNullable<ObservedDatabase['roleSettings']> = {};
  for (const { role, here, setting } of rows) {
    const end = setting.indexOf('=');
    const of = role === '' ? settings : (roleSettings[here ? `${role} in this database` : role] ??= {});
    of[setting.slice(0, end)] = setting.slice(end + 1);
  }
  return { settings, roleSettings };
}

interface ServerRow {
  readonly name: string;
  readonly value: string;
  readonly pending: boolean;
}

/** What the server has for settings of these names, whoever asks, and which of them wait for it to start again. */
export async function serverSettings(
  session: Session,
  names: readonly string[],
): Promise<NonNullable<ObservedDatabase['server']>> {
  if (names.length === 0) return {};
  const rows = await session.query<ServerRow>(
    `select lower(name) as name, pending_restart as pending,
            case when unit is null or reset_val !~ '^[1-9]\\d*$' then reset_val
                 when unit = '8kB' then (reset_val::bigint * 8)::text || 'kB' else reset_val || unit end as value
       from pg_settings where lower(name) = any ($1) and source not in ('database', 'user', 'database user')`,
    [names.map((name) => name.toLowerCase())],
  );
  return Object.fromEntries(
    rows.map(({ name, value, pending }) => [name, { value, ...(pending && { pendingRestart: pending }) }]),
  );
}
