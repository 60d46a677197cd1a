/** What the api is told by its environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
  /** Opens every project as an administrator. */
  readonly rootKey: string | undefined;
  /** Where browsers reach the api, where a proxy hides that: `https://ledgerline.example.com`. */
  readonly publicUrl: string | undefined;
  readonly requestsPerMinute: number;
  /** Event streams (SSE) that are kept open at once. */
  readonly maxStreams: number;
  /** Of them, for one key and the sessions that stand for it. */
  readonly maxStreamsPerKey: number;
  /** How often an unchanged observation is recorded; a detector counts as silent after five minutes without one. */
  readonly observationHeartbeatSeconds: number;
  /** Folder for snapshots of long streams; none are kept when absent. */
  readonly snapshots: string | undefined;
  /** File with the private key that attestations are signed with (PKCS#8 PEM); there are none when absent. */
  readonly signingKeyFile: string | undefined;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws an error that names the variable when one is missing or is no number. */
export function settingsFrom(environment: Environment): Settings {
  return {
    host: environment.HOST ?? '127.0.0.1',
    port: numberIn(environment, 'PORT', 8080),
    eventStoreUrl: required(environment, 'EVENTSTORE_URL'),
    databaseUrl: required(environment, 'DATABASE_URL'),
    rootKey: environment.LEDGERLINE_ROOT_KEY,
    publicUrl: urlIn(environment, 'LEDGERLINE_PUBLIC_URL'),
    requestsPerMinute: numberIn(environment, 'LEDGERLINE_REQUESTS_PER_MINUTE', 300_000),
    maxStreams: numberIn(environment, 'LEDGERLINE_MAX_STREAMS', 1_000),
    maxStreamsPerKey: numberIn(environment, 'LEDGERLINE_MAX_STREAMS_PER_KEY', 100),
    observationHeartbeatSeconds: numberIn(environment, 'LEDGERLINE_OBSERVATION_HEARTBEAT_SECONDS', 60),
    snapshots: environment.LEDGERLINE_SNAPSHOTS,
    signingKeyFile: environment.LEDGERLINE_SIGNING_KEY === '' ? undefined : environment.LEDGERLINE_SIGNING_KEY,
    logLevel: environment.LOG_LEVEL ?? 'info',
  };
}

function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

function urlIn(environment: Environment, name: string): string | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new Error(`${name} is "${text}", which is no address`);
  return text;
}

function numberIn(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} is "${text}", which is no whole number`);
  return Number(text);
}
