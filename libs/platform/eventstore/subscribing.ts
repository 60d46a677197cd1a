import type { Delivery, LogFilter } from '@ledgerline/kernel';
import type { Connection } from './connection';
import { classify } from './failures';
import type { Patience } from './options';
import { pauseAfter } from './options';
import { Subscription } from './subscription';
import { pause, TimedOut } from './time';

export interface Subscribe {
  readonly after: bigint | undefined;
  readonly filter: LogFilter | undefined;
  readonly signal: AbortSignal;
}

/**
 * The log from a position on, for as long as `signal` lets it. Whatever ends a connection, an orderly end included, is
 * a drop: it goes on from the last thing delivered. Throws only what trying again cannot cure.
 */
export async function* subscribe(
  { after, filter, signal }: Subscribe,
  connection: Connection,
  patience: Patience,
): AsyncGenerator<Delivery, void, undefined> {
  let seen = after;
  for (let failures = 0; !signal.aborted && !connection.isClosed; failures++) {
    const client = connection.current();
    const subscription = new Subscription(client, seen, filter);
    signal.addEventListener('abort', subscription.wake);
    try {
      for await (const delivery of deliveries(subscription, signal, patience.request)) {
        if (delivery.kind === 'event') seen = delivery.event.position;
        if (delivery.kind === 'passed') seen = delivery.position;
        failures = 0;
        yield delivery;
      }
    } catch (error) {
      const failure = classify(error);
      if (failure.kind === 'final') throw failure.error;
      if (error instanceof TimedOut) connection.replace(client);
    } finally {
      signal.removeEventListener('abort', subscription.wake);
      subscription.cancel();
    }
    await pause(pauseAfter(failures), signal);
  }
}

async function* deliveries(
  subscription: Subscription,
  signal: AbortSignal,
  limit: number,
): AsyncGenerator<Delivery, void, undefined> {
  const begun = performance.now();
  while (!signal.aborted) {
    const delivery = subscription.take();
    if (delivery !== undefined) yield delivery;
    else if (subscription.isOver) {
      if (subscription.failure !== undefined) throw subscription.failure;
      return;
    } else if (subscription.isConfirmed) await subscription.changed();
    else {
      const left = begun + limit - performance.now();
      if (left <= 0) throw new TimedOut(limit);
      await subscription.changed(left);
    }
  }
}
