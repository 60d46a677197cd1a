import { decodeFrame, encodeFrame, encodeResolvedLink } from './frames';
import { ProtobufReader } from './protobuf-reader';

const event = {
  id: '0a0b0c0d-0000-4000-8000-000000000001',
  stream: 'ünï-1',
  revision: 3,
  position: 640,
  type: Buffer.from('something.happened'),
  isJson: true,
  created: 1_700_000_000_000,
  metadata: Buffer.from('{"a":1}'),
  data: Buffer.from('{"b":2}'),
};

describe('a frame', () => {
  it('says what the node needs to know again', () => {
    expect(decodeFrame(encodeFrame(event))).toEqual({
      id: event.id,
      stream: event.stream,
      revision: 3n,
      type: 'something.happened',
      isJson: true,
      data: event.data,
    });
  });

  it('holds the revision of a tombstone and no data', () => {
    const tombstone = { ...event, revision: 2n ** 63n - 1n, isJson: false, data: Buffer.alloc(0) };
    expect(decodeFrame(encodeFrame(tombstone))).toMatchObject({ revision: 2n ** 63n - 1n, isJson: false });
  });

  it('carries a resolved link beside its target, or alone when the target is gone', () => {
    const target = encodeFrame(event);
    const link = encodeFrame({ ...event, type: Buffer.from('$>'), stream: 'links' });
    expect(decodeFrame(encodeResolvedLink(link, target, 640)).stream).toBe(event.stream);
    const alone = new ProtobufReader(encodeResolvedLink(link, undefined, 640));
    alone.next();
    const resolved = alone.message();
    resolved.next();
    expect(resolved.field).toBe(2);
  });
});
