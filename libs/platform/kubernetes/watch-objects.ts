import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { ApiFailure } from './api-failure';
import type { ApiServer } from './api-server';
import type { JsonObject } from './json-object';
import { isJsonObject, textAt } from './json-object';
import { failureOfStatus } from './read-answer';
import type { Selection } from './resource';
import { collectionPath, selectors } from './resource';

/** Something changed, or nothing did up to a resource version. */
type Change =
  | { readonly type: 'there'; readonly object: JsonObject; readonly resourceVersion: string }
  | { readonly type: 'gone'; readonly object: JsonObject; readonly resourceVersion: string }
  | { readonly type: 'bookmark'; readonly resourceVersion: string };

/** One watch, from the moment at which the API server has agreed to it. */
export interface Watching {
  /** Ends when the API server ends it; throws {@link ApiFailure}, `expired` when it is too late to go on from there. */
  readonly changes: AsyncIterable<Change>;
}

export interface WatchLimits {
  /** After which the API server is to end the watch. */
  readonly seconds: number;
  /** After which a watch that says nothing is taken for broken; bookmarks come about once a minute. */
  readonly silenceMilliseconds: number;
}

const MOST_LINE_BYTES = 8 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Watches a selection from a resource version on. It keeps no process alive that has nothing else to do. */
export async function watchObjects(
  server: ApiServer,
  selection: Selection,
  resourceVersion: string,
  { seconds, silenceMilliseconds }: WatchLimits,
  signal: AbortSignal,
): Promise<Watching> {
  const query = {
    ...selectors(selection),
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion,
    timeoutSeconds: String(seconds),
  };
  const response = await server.open({ path: collectionPath(selection), query }, signal);
  const socket = response.socket as Socket | null;
  socket?.setKeepAlive(true, 30_000);
  socket?.unref();
  return { changes: changesIn(response, silenceMilliseconds, selection, signal) };
}

async function* changesIn(
  response: IncomingMessage,
  silenceMilliseconds: number,
  selection: Selection,
  signal: AbortSignal,
): AsyncGenerator<Change, void, undefined> {
  const silence = new AbortController();
  const timer = setTimeout(() => {
    silence.abort();
    response.destroy();
  }, silenceMilliseconds);
  timer.unref();
  try {
    for await (const line of linesIn(response)) {
      timer.refresh();
      yield changeIn(line, selection);
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (silence.signal.aborted) throw new ApiFailure('timed-out', 'the watch has fallen silent');
    if (error instanceof ApiFailure) throw error;
    throw new ApiFailure('unreachable', 'the watch broke');
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
}

/** Lines as they come; one without an end is a change that was cut off, and comes again. */
async function* linesIn(response: IncomingMessage): AsyncGenerator<Buffer, void, undefined> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const line = Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      bytes = 0;
      start = end + 1;
      if (line.length > 0) yield line;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
    bytes += chunk.length - start;
    if (bytes > MOST_LINE_BYTES) {
      throw new ApiFailure(
        'too-large',
        `the API server tells of a change in more than ${String(MOST_LINE_BYTES)} bytes`,
      );
    }
  }
}

function changeIn(line: Buffer, { resource: { apiVersion, kind } }: Selection): Change {
  const change = parsed(line);
  const object = isJsonObject(change) && isJsonObject(change.object) ? change.object : undefined;
  if (!isJsonObject(change) || object === undefined) throw new ApiFailure('unreadable', 'the watch tells of no change');
  if (change.type === 'ERROR') {
    throw failureOfStatus(typeof object.code === 'number' ? object.code : 500, object);
  }
  const resourceVersion = textAt(object, 'metadata', 'resourceVersion') ?? '';
  if (resourceVersion === '')
    throw new ApiFailure('unreadable', 'the watch tells of a change without a resource version');
  switch (change.type) {
    case 'ADDED':
    case 'MODIFIED':
      return { type: 'there', object: { ...object, apiVersion, kind }, resourceVersion };
    case 'DELETED':
      return { type: 'gone', object: { ...object, apiVersion, kind }, resourceVersion };
    case 'BOOKMARK':
      return { type: 'bookmark', resourceVersion };
    default:
      throw new ApiFailure('unreadable', 'the watch tells of something unknown');
  }
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8')) as unknown;
  } catch {
    throw new ApiFailure('unreadable', 'the watch tells no JSON');
  }
}
