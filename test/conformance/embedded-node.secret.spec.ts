import { EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { connectionStringOf } from '@ledgerline/embedded-eventstore';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newEvent, newStream } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode, SECRET } from './support/ledger-under-test';

const MAIN = join(__dirname, '../../dist/libs/embedded-eventstore/src/main.js');
const same = (bytes: Buffer): Buffer => bytes;

describe('the secret of the embedded node', () => {
  let node: OwnNode;

  beforeAll(async () => {
    node = await ownNode();
  });

  afterAll(() => node.remove());

  const strangers = [
    ['without a name', undefined],
    ['with another name', 'a-secret-of-another-start'],
    ['with a part of it', SECRET.slice(0, -1)],
    ['with more than it', `${SECRET}!`],
  ] as const;

  it.each(strangers)('a client %s is refused, whatever it asks', async (_who, secret) => {
    const client = EventStoreDBClient.connectionString(connectionStringOf(node.port, secret));
    const event = jsonEvent({ type: 'test', data: {} });
    const single = { credentials: { username: 'a', password: 'b' } };
    const refused = { type: 'access-denied' };
    await expect(client.appendToStream('s', event)).rejects.toMatchObject(refused);
    await expect(client.appendToStream('s', event, single)).rejects.toMatchObject(refused);
    await expect(client.deleteStream('s')).rejects.toMatchObject(refused);
    await expect(client.tombstoneStream('s')).rejects.toMatchObject(refused);
    const read = client.readAll({ maxCount: 1 }).resume();
    await expect(once(read, 'end')).rejects.toMatchObject(refused);
    const subscription = client.subscribeToAll({ fromPosition: START }).resume();
    await expect(once(subscription, 'end')).rejects.toMatchObject(refused);
    await client.dispose();
  });

  it('our adapter says that access is denied, and what to do', async () => {
    const log = openEventLog({ url: connectionStringOf(node.port) });
    const append = log.append(newStream(), [newEvent()], 'no-stream');
    await expect(append).rejects.toMatchObject({ code: 'access-denied' });
    await log.close();
  });

  it('what clients ask before they name themselves is answered to everybody', async () => {
    const raw = new Client(`127.0.0.1:${String(node.port)}`, credentials.createInsecure());
    const ask = (method: string): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        raw.makeUnaryRequest(method, same, same, Buffer.alloc(0), new Metadata(), (error, answer) => {
          if (error) reject(error);
          else resolve(answer ?? Buffer.alloc(0));
        });
      });
    const features = await ask('/event_store.client.server_features.ServerFeatures/GetSupportedMethods');
    expect(features.toString('latin1')).toContain('24.6.0');
    expect((await ask('/event_store.client.gossip.Gossip/Read')).toString('latin1')).toContain('127.0.0.1');
    raw.close();
  });

  it('is neither among the arguments of the process nor printed when it was chosen', async () => {
    expect(await readFile(`/proc/${String(node.pid)}/cmdline`, 'utf8')).not.toContain(SECRET);
    const child = spawn(process.execPath, [MAIN, '--data', join(node.dataDir, 'chosen')], {
      env: { ...process.env, LEDGERLINE_LEDGER_SECRET: SECRET },
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(line.toString()).toMatch(/^esdb:\/\/127\.0\.0\.1:\d+\?tls=false\n$/);
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  });

  it('can be left out, for tools that send no name', async () => {
    const child = spawn(process.execPath, [MAIN, '--data', join(node.dataDir, 'open'), '--no-secret']);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const client = EventStoreDBClient.connectionString(line.toString().trim());
    const { success } = await client.appendToStream('s', jsonEvent({ type: 'test', data: {} }));
    expect(success).toBe(true);
    await client.dispose();
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  });

  it('must be long enough to be one', async () => {
    const child = spawn(process.execPath, [MAIN, '--data', join(node.dataDir, 'short')], {
      env: { ...process.env, LEDGERLINE_LEDGER_SECRET: 'short' },
    });
    const output: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(output.join('')).toContain('LEDGERLINE_LEDGER_SECRET must be');
  });
});
