import type { ServerWritableStream } from '@grpc/grpc-js';
import { toStatus } from '../failures';
import { decodeReadRequest } from '../wire/read-request';
import { eventFilter } from './event-filter';
import { Outlet } from './outlet';
import { readAll } from './read-all';
import type { ReadContext } from './read-context';
import { readStream } from './read-stream';
import { subscribeToAll } from './subscribe-all';
import { subscribeToStream } from './subscribe-stream';

/** `Read`: everything that is read goes through this one call, subscriptions too. */
export async function read(call: ServerWritableStream<Buffer, Buffer>, context: ReadContext): Promise<void> {
  const outlet = new Outlet(call);
  try {
    await serve(call.request, outlet, context);
    if (outlet.isOpen) call.end();
  } catch (error) {
    if (outlet.isOpen) call.emit('error', toStatus(error));
  }
}

async function serve(bytes: Buffer, outlet: Outlet, context: ReadContext): Promise<void> {
  const request = decodeReadRequest(bytes);
  const { source, backwards, resolveLinks, filter } = request;
  if (request.count === undefined) {
    if (source.kind === 'all') await subscribeToAll({ from: source.from, resolveLinks, filter }, outlet, context);
    else await subscribeToStream({ ...source, resolveLinks }, outlet, context);
    return;
  }
  const count = Number(request.count);
  if (source.kind === 'stream') await readStream({ ...source, count, backwards, resolveLinks }, outlet, context);
  else {
    const wanted = eventFilter(filter);
    await readAll({ from: source.from, count, backwards, resolveLinks, filter: wanted }, outlet, context);
  }
}
