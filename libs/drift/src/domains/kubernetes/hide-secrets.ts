import { secretIn } from '@ledgerline/kernel';
import type { JsonObject } from '../../compare/json';
import { isDeeperThan, isJsonObject } from '../../compare/json';
import { kindOf, objectAt } from './identity';
import { LAST_APPLIED } from './schema/words';

/** What stands for bytes that nobody may see: differs as they do, and says nothing about them. */
export type KeyedDigest = (bytes: Uint8Array | string) => string;

const HIDDEN = 'hmac-sha256:';

/**
 * The object with keyed digests in place of secrets: the whole of a Secret, and elsewhere texts that look like one or
 * stand under a name that tells of one. Two sides that are hidden under the same key compare as they did.
 */
export function hideSecrets(object: JsonObject, digest: KeyedDigest): JsonObject {
  const { metadata, ...content } = object;
  const rest = kindOf(object) === 'Secret' ? secretContent(content, digest) : hiddenMembers(content, digest);
  return {
    ...rest,
    metadata: isJsonObject(metadata) ? hiddenMembers(withHiddenCopy(metadata, digest), digest) : metadata,
  };
}

const DEEPEST = 100;

/** What a client remembers to have applied repeats the object, secrets included; what cannot be read of it goes. */
function withHiddenCopy(metadata: JsonObject, digest: KeyedDigest): JsonObject {
  if (!isJsonObject(metadata.annotations)) return metadata;
  const { [LAST_APPLIED]: lastApplied, ...annotations } = metadata.annotations;
  if (lastApplied === undefined) return metadata;
  const copy = parsed(lastApplied);
  const kept = copy && { [LAST_APPLIED]: JSON.stringify(hideSecrets(copy, digest)) };
  return { ...metadata, annotations: { ...annotations, ...kept } };
}

function parsed(text: unknown): JsonObject | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && !isDeeperThan(DEEPEST, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `stringData` is a way of writing `data`, and wins over it. */
function secretContent({ data, stringData, ...rest }: JsonObject, digest: KeyedDigest): JsonObject {
  const values = {
    ...each(objectAt({ data }, 'data'), (value) => keep(value) ?? digest(Buffer.from(String(value), 'base64'))),
    ...each(objectAt({ stringData }, 'stringData'), (value) => keep(value) ?? digest(String(value))),
  };
  return { ...rest, ...((data !== undefined || stringData !== undefined) && { data: values }) };
}

const each = (object: JsonObject, change: (value: unknown) => unknown): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** What is a digest already stays one. */
const keep = (value: unknown) => (typeof value === 'string' && value.startsWith(HIDDEN) ? value : undefined);

function hiddenMembers(object: JsonObject, digest: KeyedDigest): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, inner]) => [key, hidden(inner, key === 'value' ? nameIn(object) : key, digest)]),
  );
}

function hidden(value: unknown, name: string, digest: KeyedDigest): unknown {
  if (typeof value === 'string') {
    return keep(value) === undefined && secretIn(value, 'setting', name) !== undefined ? digest(value) : value;
  }
  if (Array.isArray(value)) return value.map((element: unknown) => hidden(element, name, digest));
  return isJsonObject(value) ? hiddenMembers(value, digest) : value;
}

/** Of `{ name, value }`, as environment variables and parameters are written. */
const nameIn = ({ name }: JsonObject) => (typeof name === 'string' ? name : 'value');
