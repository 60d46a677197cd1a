import { TOMBSTONED } from '../store/index-entry';
import { decodeFrame, encodeResolvedLink } from '../wire/frames';
import type { StreamReader } from './stream-reader';

const LINK_TYPE = '$>';
/** A link's data: the revision and the stream of what it points to. */
const LINK_PATTERN = /^(\d+)@(.+)$/s;

/** The frame itself, or what it points to beside it when it is a link. */
export function resolveLink(frame: Buffer, position: number, streams: StreamReader): Buffer {
  const link = decodeFrame(frame);
  if (link.type !== LINK_TYPE) return frame;
  const [, revision = '', stream = ''] = LINK_PATTERN.exec(link.data.toString('utf8')) ?? [];
  const target = stream === '' ? undefined : streams.frameAt(stream, Math.min(Number(revision), TOMBSTONED));
  return encodeResolvedLink(frame, target, position);
}
