import { dollarQuoted, identifier, literal } from './spelling';

/** Settings that are lists are kept as they are written. */
export const settingText = (setting: string, value: string) => (setting === 'search_path' ? value : literal(value));

/** Undefined takes a setting back to the server's own; the database is the one in which this runs, whatever it is called. */
export function settingChange(setting: string, wanted: unknown): readonly string[] | undefined {
  if (!/^[a-z_][a-z0-9_.]*$/i.test(setting) || (typeof wanted === 'object' && wanted !== null)) return undefined;
  const text = typeof wanted === 'string' ? wanted : JSON.stringify(wanted);
  const change = wanted == null ? `RESET ${setting}` : `SET ${setting} TO ${settingText(setting, text)}`;
  const alter = `EXECUTE format('ALTER DATABASE %I ', current_database()) || ${literal(change)};`;
  return [`DO ${dollarQuoted(`BEGIN ${alter} END`)}`];
}

/** Undefined is an extension that is not there. */
export function extensionChange(name: string, before: unknown, wanted: unknown): readonly string[] | undefined {
  const extension = identifier(name);
  if (wanted === undefined || wanted === null) return [`DROP EXTENSION ${extension}`];
  if (typeof wanted !== 'string') return undefined;
  return before === undefined || before === null
    ? [`CREATE EXTENSION ${extension} VERSION ${literal(wanted)}`]
    : [`ALTER EXTENSION ${extension} UPDATE TO ${literal(wanted)}`];
}
