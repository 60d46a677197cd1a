import type { JsonObject } from '../../compare/json';
import type { Identity } from '../../domains/kubernetes/identity';
import { identityOf, toldIdentity } from '../../domains/kubernetes/identity';
import { marksOf } from '../../domains/kubernetes/leeway/whole-objects';
import { paired } from '../../domains/kubernetes/pairing';
import type { KeptObject } from './kept-object';
import { objectOf } from './kept-object';

/**
 * Of everything that is there, what is to be held against what is declared: the declared objects, the pods that serve
 * them and who scales them, and what nobody declared and is marked as ours or stands in a namespace of ours. Whatever
 * else others have beside it stays where it is.
 */
export function seenObjects(kept: readonly KeptObject[], declared: readonly JsonObject[]): readonly JsonObject[] {
  const isDeclared = declaredAmong(kept, declared);
  const isOurs = oursAmong(declared);
  const names = new Set(declared.map((object) => identityOf(object).name));
  const seen = kept.filter((one) => {
    if (one.serves !== undefined && one.isMade) return isDeclared(one.serves);
    if (isDeclared(toldIdentity(one.identity))) return true;
    if (one.scales !== undefined && names.has(one.scales)) return true;
    return !one.isMade && isOurs(one);
  });
  return unlikePods(seen)
    .sort((left, right) => (toldIdentity(left.identity) < toldIdentity(right.identity) ? -1 : 1))
    .map(objectOf);
}

/** By the names under which both sides meet: a manifest need not say in which namespace it will be. */
function declaredAmong(kept: readonly KeptObject[], declared: readonly JsonObject[]): (told: string) => boolean {
  const live = kept.map(({ identity }) => withoutContent(identity));
  const names = paired(declared, live).declared;
  return (told) => names.has(told);
}

/** Enough of an object to tell which it is. */
function withoutContent({ kind, namespace, name }: Identity): JsonObject {
  const [of = '', ...group] = kind.split('.');
  const apiVersion = group.length === 0 ? 'v1' : `${group.join('.')}/v1`;
  return { apiVersion, kind: of, metadata: { name, ...(namespace !== undefined && { namespace }) } };
}

function oursAmong(declared: readonly JsonObject[]): (one: KeptObject) => boolean {
  const marks = marksOf(declared);
  const owned = new Set(declared.map(identityOf).flatMap(({ kind, name: of }) => (kind === 'Namespace' ? [of] : [])));
  return ({ identity: { namespace }, labels }) =>
    (namespace !== undefined && owned.has(namespace)) || marks.some(([mark, of]) => labels[mark] === of);
}

/** Of pods that serve the same and run the same, one stands for all. */
function unlikePods(seen: readonly KeptObject[]): KeptObject[] {
  const first = new Map<string, KeptObject>();
  for (const one of seen) {
    const told = toldIdentity(one.identity);
    const same = one.serves === undefined || !one.isMade ? told : `${one.serves} ${withoutName(one)}`;
    const before = first.get(same);
    if (before === undefined || told < toldIdentity(before.identity)) first.set(same, one);
  }
  return [...first.values()];
}

const withoutName = ({ text, identity }: KeptObject) => text.replace(JSON.stringify(identity.name), '');
