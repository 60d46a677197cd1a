import type { EventLog } from '@ledgerline/kernel';
import type { Permission } from '@ledgerline/platform/http';
import { permissions } from '@ledgerline/platform/http';
import { InMemoryEventLog } from '@ledgerline/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ModulesContainer } from '@nestjs/core';
import { pino } from 'pino';
import { createApp } from '../create-app';
import type { Route } from '../openapi/routes';
import { controllersIn, routesOf } from '../openapi/routes';

export const ROOT_KEY = 'the-root-key-of-this-spec';
/** Nobody listens there. */
const NO_DATABASE = 'postgres://127.0.0.1:1/none';

export interface Asked {
  readonly method?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** The whole api of this spec, on a ledger that lives as long as the spec; without a read side unless one is named. */
export class SpecApi {
  private readonly keys = new Map<string, Promise<string>>();

  private constructor(readonly app: NestFastifyApplication) {}

  static async start(eventLog: EventLog = new InMemoryEventLog(), more: Partial<Limits> = {}): Promise<SpecApi> {
    const limits = {
      requestsPerMinute: 1_000_000,
      maxStreams: 10,
      databaseUrl: NO_DATABASE,
      signingKey: undefined,
      ...more,
    };
    const app = await createApp({ eventLog, rootKey: ROOT_KEY, ...limits }, pino({ level: 'silent' }));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new SpecApi(app);
  }

  get routes(): readonly Route[] {
    return routesOf(controllersIn(this.app.get(ModulesContainer)));
  }

  /** A string or bytes are sent as they are, anything else as JSON. */
  async ask(url: string, { method = 'GET', key = ROOT_KEY, headers = {}, body }: Asked = {}): Promise<Answered> {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await this.app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(key !== '' && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: isRaw ? body : JSON.stringify(body) }),
    });
    const text = response.body;
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as Answered['json']) : {},
    };
  }

  /** A new key for this role, in this project; bound to `dev` where the role has to be bound. */
  async keyFor(role: string, project = 'checkout'): Promise<string> {
    const environment = ['agent', 'deployer'].includes(role) ? { environment: 'dev' } : {};
    const body = { principal: { kind: 'person', id: `some-${role}` }, role, ...environment };
    const { json } = await this.ask(`/v1/projects/${project}/api-keys`, { method: 'POST', body });
    return String(json.key);
  }

  /** A key that may do what this route does in `checkout`; any where none is asked for. */
  async keyToAsk({ permission }: Route): Promise<string> {
    if (permission === undefined) return ROOT_KEY;
    const [role] = permissions[permission as Permission];
    const known = this.keys.get(role) ?? this.keyFor(role);
    this.keys.set(role, known);
    return known;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}

interface Limits {
  readonly requestsPerMinute: number;
  readonly maxStreams: number;
  readonly maxStreamsPerKey?: number;
  readonly databaseUrl: string;
  readonly signingKey: string | undefined;
}

/** The route's address in this project, with something in place of every other parameter. */
export function urlOf({ path }: Route, project = 'checkout'): string {
  return path.replace(':project', project).replace(':environment', 'dev').replace(/:\w+/g, 'x1');
}
