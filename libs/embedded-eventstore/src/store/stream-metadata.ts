/** What a stream's metadata says about which of its events can still be read. */
export interface StreamMetadata {
  readonly maxCount?: number;
  /** Seconds. */
  readonly maxAge?: number;
  readonly truncateBefore?: number;
}

export const METADATA_TYPE = '$metadata';
const METASTREAM_PREFIX = '$$';
/** As `truncateBefore`, it says that the stream is deleted until somebody writes to it again. */
const DELETED_TEXT = '9223372036854775807';
const DELETED = Number(DELETED_TEXT);

export const NO_METADATA: StreamMetadata = {};
/** Of a metastream only the last event counts. */
export const METASTREAM_METADATA: StreamMetadata = { maxCount: 1 };
export const SOFT_DELETION = `{"$tb":${DELETED_TEXT}}`;

export const metastreamOf = (stream: string): string => METASTREAM_PREFIX + stream;
export const isMetastream = (stream: string): boolean => stream.startsWith(METASTREAM_PREFIX);
export const originalOf = (metastream: string): string => metastream.slice(METASTREAM_PREFIX.length);
export const isSoftDeleted = (metadata: StreamMetadata): boolean => metadata.truncateBefore === DELETED;

/** Metadata as it was written; text that is not a valid set of values counts as none at all. */
export function parseMetadata(text: string): StreamMetadata {
  const values = parseObject(text);
  if (values === undefined) return NO_METADATA;
  const maxCount = integer(values.$maxCount, 1);
  const maxAge = integer(values.$maxAge, 1);
  const truncateBefore = integer(values.$tb, 0);
  if (maxCount === 'invalid' || maxAge === 'invalid' || truncateBefore === 'invalid') return NO_METADATA;
  if (integer(values.$cacheControl, 1) === 'invalid' || !isAccess(values.$acl)) return NO_METADATA;
  return {
    ...(maxCount !== undefined && { maxCount }),
    ...(maxAge !== undefined && { maxAge }),
    ...(truncateBefore !== undefined && { truncateBefore }),
  };
}

/** The same metadata with another `truncateBefore`; undefined when it is no JSON object. */
export function withTruncateBefore(text: string, revision: number): string | undefined {
  const values = parseObject(text);
  return values && JSON.stringify({ ...values, $tb: revision });
}

/** The first revision that can still be read, by count and by truncation. */
export function firstReadable(metadata: StreamMetadata, last: number): number {
  const byCount = metadata.maxCount === undefined ? 0 : last - metadata.maxCount + 1;
  return Math.max(0, byCount, metadata.truncateBefore ?? 0);
}

/** Whether an event recorded at `created` (milliseconds) is still young enough. */
export function isYoungEnough(metadata: StreamMetadata, created: number, now: number): boolean {
  return metadata.maxAge === undefined || created >= now - metadata.maxAge * 1000;
}

/** Nobody's access is checked here, but values that are none make the real server ignore all the others too. */
function isAccess(value: unknown): boolean {
  return value === undefined || isObject(value);
}

function integer(value: unknown, minimum: number): number | 'invalid' | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum ? value : 'invalid';
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
