/** What the conductor is told by its environment. */
export interface Settings {
  readonly eventStoreUrl: string;
  /** Where health is told; nowhere when absent. */
  readonly healthPort: number | undefined;
  /** Folder for snapshots of long streams; none are kept when absent. */
  readonly snapshots: string | undefined;
  readonly logLevel: string;
}

/** Throws an error that names the variable when one is missing or is no port. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const {
    EVENTSTORE_URL: eventStoreUrl = '',
    HEALTH_PORT: port = '',
    LOG_LEVEL: logLevel = 'info',
    LEDGERLINE_SNAPSHOTS: snapshots,
  } = environment;
  if (eventStoreUrl === '') throw new Error('EVENTSTORE_URL is not set');
  if (port !== '' && !/^\d{1,5}$/.test(port)) throw new Error(`HEALTH_PORT is "${port}", which is no port`);
  return { eventStoreUrl, healthPort: port === '' ? undefined : Number(port), snapshots, logLevel };
}
