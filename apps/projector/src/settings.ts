/** What the projector is told by its environment. */
export interface Settings {
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
  /** Health is served here, if anywhere; 0 is any free port. */
  readonly healthPort: number | undefined;
  readonly logLevel: string;
  /** Milliseconds without a sign of life after which another projector takes over; undefined for the default. */
  readonly leaseMs: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws an error that names the variable when one is missing or is no port. */
export function settingsFrom(environment: Environment): Settings {
  return {
    eventStoreUrl: required(environment, 'EVENTSTORE_URL'),
    databaseUrl: required(environment, 'DATABASE_URL'),
    healthPort: portIn(environment, 'HEALTH_PORT'),
    logLevel: environment.LOG_LEVEL ?? 'info',
    leaseMs: leaseIn(environment, 'PROJECTOR_LEASE_MS'),
  };
}

function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

function portIn(environment: Environment, name: string): number | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`${name} is "${text}", which is no port`);
  return Number(text);
}

const LEAST_LEASE_MILLISECONDS = 500;

function leaseIn(environment: Environment, name: string): number | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,6}$/.test(text) || Number(text) < LEAST_LEASE_MILLISECONDS) {
    throw new Error(`${name} is "${text}"; it takes milliseconds, ${String(LEAST_LEASE_MILLISECONDS)} at least`);
  }
  return Number(text);
}
