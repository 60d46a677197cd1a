import { readFileSync } from 'node:fs';
import type { TopicRules } from './topics';
import { topicsFrom } from './topics';

/** What the relay is told by its environment. */
export interface Settings {
  readonly eventStoreUrl: string;
  readonly brokers: readonly string[];
  readonly tls: boolean;
  readonly login: { readonly username: string; readonly password: string } | undefined;
  readonly group: string;
  readonly topics: TopicRules;
  /** Where health and metrics are told; nowhere when absent. */
  readonly healthPort: number | undefined;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws an error that names the variable when one is missing or cannot be used. */
export function settingsFrom(
  environment: Environment,
  readFile = (path: string) => readFileSync(path, 'utf8'),
): Settings {
  const { HEALTH_PORT: port = '', KAFKA_TLS: tls = '', RELAY_TOPICS: topics = '' } = environment;
  if (port !== '' && !/^\d{1,5}$/.test(port)) throw new Error(`HEALTH_PORT is "${port}", which is no port`);
  if (!['', 'true', 'false'].includes(tls)) throw new Error(`KAFKA_TLS is "${tls}"; say true or false`);
  // Without rules nothing comes in and nothing goes out.
  const text = topics === '' ? '{}' : topics.trimStart().startsWith('{') ? topics : readFile(topics);
  return {
    eventStoreUrl: required(environment, 'EVENTSTORE_URL'),
    brokers: required(environment, 'KAFKA_BROKERS').split(','),
    tls: tls === 'true',
    login: loginIn(environment),
    group: environment.KAFKA_GROUP ?? 'ledgerline-relay',
    topics: topicsFrom(text),
    healthPort: port === '' ? undefined : Number(port),
    logLevel: environment.LOG_LEVEL ?? 'info',
  };
}

function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

function loginIn({ KAFKA_USERNAME: username, KAFKA_PASSWORD: password }: Environment): Settings['login'] {
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || password === undefined) {
    throw new Error('KAFKA_USERNAME and KAFKA_PASSWORD go together');
  }
  return { username, password };
}
