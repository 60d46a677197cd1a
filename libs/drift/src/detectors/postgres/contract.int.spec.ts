import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, describeDetector } from '@ledgerline/testing';
import { Client } from 'pg';
import { checkDocument } from '../../commands/record-observation/check-document';
import type { Intent } from '../../compare';
import { postgres } from '../../domains/postgres';
import { redactWith } from '../redact';
import { postgresDetector } from './index';

const intent: Intent = { artifacts: {}, migrations: { orders: [] }, configuration: {}, flags: {}, variance: [] };
const unreachable = 'postgres://agent:hunter2@127.0.0.1:1/orders';
let server: SpecPostgres;

beforeAll(async () => {
  server = await aPostgres({ alone: true });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const note = `note text default 'postgres://app:hunter3@db/orders'`;
  await client.query(`create table orders (id bigint primary key, ${note})`);
  await client.end();
});
afterAll(() => server.stop());

const look = (databases: Record<string, { dsn: string; scratchDsn?: string }>) => (signal: AbortSignal) =>
  postgresDetector().observe(
    { databases },
    { intent, blob: () => Promise.reject(new Error('none')), redact: redactWith('key'), signal },
  );
const orders = () => ({ orders: { dsn: server.url, scratchDsn: server.url } });

describeDetector('postgres', () => ({
  complete: (signal) => look(orders())(signal),
  partial: (signal) => look({ ...orders(), ledger: { dsn: unreachable } })(signal),
  error: look({ orders: { dsn: unreachable } }),
  secrets: [
    { secret: 'hunter2', look: look({ orders: { dsn: unreachable } }) },
    { secret: 'hunter3', look: (signal) => look(orders())(signal) },
  ],
  problemOf: (document) => checkDocument(postgres, document),
}));
