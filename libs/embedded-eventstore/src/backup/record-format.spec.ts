import { encodeStored, RecordCutter } from './record-format';

const frames = [1, 2, 7].map((sequence) => ({ sequence, frame: Buffer.from(`the frame of ${String(sequence)}`) }));
const file = Buffer.concat(frames.map(encodeStored));

function cut(bytes: Buffer, pieceBytes = bytes.length): readonly { sequence: number; frame: Buffer }[] {
  const cutter = new RecordCutter();
  const found = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) found.push(...cutter.take(bytes.subarray(at, at + pieceBytes)));
  cutter.finish();
  return found;
}

describe('the events of a backup', () => {
  it('are read in pieces of any size', () => {
    for (const size of [1, 5, 13, file.length]) expect(cut(file, size)).toEqual(frames);
  });

  it('do not survive a flipped bit anywhere', () => {
    for (let at = 0; at < file.length * 8; at++) {
      const bytes = Buffer.from(file);
      bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
      expect(() => cut(bytes)).toThrow(/byte \d+, the event after position (0|64|128|448)/);
    }
  });

  it('are missed when the file ends too early, but for a cut between two of them', () => {
    const whole = new Set([0, encodeStored(frames[0] ?? { sequence: 0, frame: file }).length]);
    const second = [...whole].at(-1) ?? 0;
    whole.add(second * 2);
    for (let length = 0; length < file.length; length++) {
      const cutShort = () => cut(file.subarray(0, length));
      if (whole.has(length)) expect(cutShort).not.toThrow();
      else expect(cutShort).toThrow('the file ends within it');
    }
  });
});
