import { EventStoreDBClient } from '@eventstore/db-client';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerUnderTest } from './support/ledger-under-test';
import { ledgerUnderTest } from './support/ledger-under-test';
import { playProbe } from './transcript/player';
import type { Probe } from './transcript/probe';

const probes = JSON.parse(
  readFileSync(join(__dirname, 'eventstore-24.6', 'transcript.json'), 'utf8'),
) as readonly Probe[];

describe('as EventStoreDB 24.6 answered', () => {
  let ledger: LedgerUnderTest;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    ledger = await ledgerUnderTest();
    client = EventStoreDBClient.connectionString(ledger.url);
  });

  afterAll(async () => {
    await client.dispose();
    await ledger.stop();
  });

  it.each(probes.map((probe) => [probe.name, probe] as const))('%s', async (_name, probe) => {
    expect(await playProbe(probe, client)).toEqual(probe.steps.map(({ gave }) => gave));
  });
});
