import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { LedgerStore } from '../../libs/embedded-eventstore/src/store/ledger-store';
import { uuidBytes } from '../../libs/embedded-eventstore/src/wire/uuid';

const TIMES = 300;
const FRAME = Buffer.alloc(500, 0x78);
const FEATURES = '/event_store.client.server_features.ServerFeatures/GetSupportedMethods';
const same = (bytes: Buffer): Buffer => bytes;

/** Milliseconds of one commit of so many events, in a store of its own in this process: what no node can be faster than. */
export async function flushMilliseconds(folder: string, events: number): Promise<number> {
  const store = await LedgerStore.open(folder);
  try {
    return await meanMilliseconds(() => {
      store.transaction(() => {
        for (let count = 0; count < events; count++) {
          const sequence = store.takeSequence();
          const entry = { revision: sequence, sequence, created: Date.now(), id: uuidBytes(randomUUID()) };
          store.write(1, entry, FRAME);
        }
      });
      return Promise.resolve();
    });
  } finally {
    await store.close();
  }
}

/** Milliseconds of one call to the node that reads and writes nothing. */
export async function roundTripMilliseconds(port: number): Promise<number> {
  const client = new Client(`127.0.0.1:${String(port)}`, credentials.createInsecure());
  try {
    return await meanMilliseconds(
      () =>
        new Promise((resolve, reject) => {
          client.makeUnaryRequest(FEATURES, same, same, Buffer.alloc(0), new Metadata(), (error) => {
            if (error) reject(error);
            else resolve();
          });
        }),
    );
  } finally {
    client.close();
  }
}

async function meanMilliseconds(act: () => Promise<void>): Promise<number> {
  for (let count = 0; count < TIMES / 10; count++) await act();
  const begun = performance.now();
  for (let count = 0; count < TIMES; count++) await act();
  return (performance.now() - begun) / TIMES;
}
