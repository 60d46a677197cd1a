import {
  firstReadable,
  isSoftDeleted,
  isYoungEnough,
  NO_METADATA,
  parseMetadata,
  SOFT_DELETION,
  withTruncateBefore,
} from './stream-metadata';

describe('stream metadata', () => {
  it('is read from what was written', () => {
    expect(parseMetadata('{"$maxCount":2,"$maxAge":60,"$tb":5,"owner":"me"}')).toEqual({
      maxCount: 2,
      maxAge: 60,
      truncateBefore: 5,
    });
  });

  it.each([
    '',
    'nonsense',
    '[]',
    'null',
    '{"$maxCount":0}',
    '{"$maxAge":-1}',
    '{"$tb":1.5}',
    '{"$tb":"2","$maxCount":1}',
  ])('counts as none when it is %j', (text) => {
    expect(parseMetadata(text)).toEqual(NO_METADATA);
  });

  it('can say that the stream is deleted', () => {
    expect(isSoftDeleted(parseMetadata(SOFT_DELETION))).toBe(true);
    expect(isSoftDeleted({ truncateBefore: 3 })).toBe(false);
  });

  it('keeps the rest when the truncation moves', () => {
    expect(withTruncateBefore('{"owner":"me","$tb":1}', 3)).toBe('{"owner":"me","$tb":3}');
    expect(withTruncateBefore('nonsense', 3)).toBeUndefined();
  });

  it.each([
    [{}, 0],
    [{ maxCount: 2 }, 8],
    [{ maxCount: 20 }, 0],
    [{ truncateBefore: 5 }, 5],
    [{ maxCount: 2, truncateBefore: 9 }, 9],
  ])('%j lets a stream whose last revision is 9 be read from %d', (metadata, first) => {
    expect(firstReadable(metadata, 9)).toBe(first);
  });

  it('lets events grow too old', () => {
    expect(isYoungEnough({ maxAge: 1 }, 1_000, 2_000)).toBe(true);
    expect(isYoungEnough({ maxAge: 1 }, 999, 2_000)).toBe(false);
    expect(isYoungEnough({}, 0, 2_000)).toBe(true);
  });
});
