import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** Where to send, and the bytes of the request that comes next. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly nextRequest: () => string;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds, sorted. */
  readonly latencies: readonly number[];
  /** Answers by status. */
  readonly statuses: ReadonlyMap<string, number>;
}

const END_OF_HEAD = '\r\n\r\n';

/** Keep-alive connections that each send the next request as soon as the last was answered; costs little of the machine that it measures. */
export async function httpLoad({ port, connections, seconds, nextRequest }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const statuses = new Map<string, number>();
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      await once(socket, 'connect');
      while (performance.now() < end) {
        const sent = performance.now();
        const status = await exchange(socket, nextRequest());
        latencies.push(performance.now() - sent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      socket.destroy();
    }),
  );
  const perSecond = latencies.length / ((performance.now() - begun) / 1_000);
  return { perSecond, latencies: latencies.sort((a, b) => a - b), statuses };
}

/** Resolves with the status once head and body have come. */
function exchange(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const take = (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const head = received.indexOf(END_OF_HEAD);
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? '0');
      if (received.length < head + END_OF_HEAD.length + length) return;
      socket.off('data', take).off('error', reject);
      resolve(received.slice('HTTP/1.1 '.length, 'HTTP/1.1 '.length + 3));
    };
    socket.on('data', take).on('error', reject);
    socket.write(request);
  });
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
