import type { Client } from '@grpc/grpc-js';
import { connectivityState } from '@grpc/grpc-js';
import { within } from './time';

type Channel = ReturnType<Client['getChannel']>;

/** No connection came about, so nothing can have been sent over it. */
export class NotConnected extends Error {
  constructor(because: string, options?: { readonly cause?: unknown }) {
    super(because, options);
    this.name = 'NotConnected';
  }
}

/** Until the channel has a connection. Throws {@link NotConnected} when it fails to, or has none after `limit` milliseconds. */
export async function connected(channel: Channel, limit: number): Promise<void> {
  const end = performance.now() + limit;
  for (;;) {
    const state = channel.getConnectivityState(true);
    if (state === connectivityState.READY) return;
    if (state === connectivityState.TRANSIENT_FAILURE || state === connectivityState.SHUTDOWN) {
      throw new NotConnected(`no connection to ${channel.getTarget()}`);
    }
    const left = end - performance.now();
    if (left <= 0) throw new NotConnected(`no connection to ${channel.getTarget()} within ${limit.toFixed(0)} ms`);
    await changed(channel, state, left);
  }
}

/** Until the channel is in another state, or the time is over. */
async function changed(channel: Channel, state: connectivityState, milliseconds: number): Promise<void> {
  const change = new Promise<void>((resolve) => {
    channel.watchConnectivityState(state, Infinity, () => {
      resolve();
    });
  });
  await within(milliseconds, change).catch(() => undefined);
}
