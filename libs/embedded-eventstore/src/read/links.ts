import { TOMBSTONED } from '../store/index-entry';
import { decodeFrame, encodeResolvedLink } from '../wire/frames';
import type { StreamReader } from './stream-reader';

const LINK_TYPE = '$>';
/** A link's data: a revision and the stream of what it points to. Without a number in front it is an event like any other. */
const LINK_PATTERN = /^\s*([+-]?\d+)\s*(?:@(.*))?$/s;
const LAST = -1;

/** The frame itself, or what it points to beside it when it is a link. */
export function resolveLink(frame: Buffer, position: number, streams: StreamReader): Buffer {
  const link = decodeFrame(frame);
  const points = link.type === LINK_TYPE ? LINK_PATTERN.exec(link.data.toString('utf8')) : null;
  if (points === null) return frame;
  const [, revision = '', stream = ''] = points;
  return encodeResolvedLink(frame, targetOf(stream, Number(revision), streams), position);
}

function targetOf(stream: string, revision: number, streams: StreamReader): Buffer | undefined {
  if (stream === '' || revision < LAST) return undefined;
  return streams.frameAt(stream, revision === LAST ? streams.lastRevision(stream) : Math.min(revision, TOMBSTONED));
}
