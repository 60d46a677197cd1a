import type { JsonObject } from '../../compare/json';
import { isJsonObject } from '../../compare/json';
import type { KeyedDigest } from '../../domains/kubernetes/hide-secrets';
import { hideSecrets } from '../../domains/kubernetes/hide-secrets';
import type { Identity } from '../../domains/kubernetes/identity';
import { identityOf, labelsOf, textAt, toldIdentity } from '../../domains/kubernetes/identity';
import { isMadeByCluster } from '../../domains/kubernetes/pairing';
import { podsByOwner } from '../../domains/kubernetes/running';
import { trimmed } from './trim';

/** What is remembered of a live object: what it is, and its text, in which nothing is secret. */
export interface KeptObject {
  readonly identity: Identity;
  readonly labels: JsonObject;
  /** Nobody declares it: it is there because of another object, or in every cluster. */
  readonly isMade: boolean;
  /** Of a pod, the object that it serves. */
  readonly serves: string | undefined;
  /** Of an autoscaler, the name of what it scales. */
  readonly scales: string | undefined;
  /** JSON: takes less memory than the object, and says how much. */
  readonly text: string;
  readonly bytes: number;
}

const OVERHEAD_BYTES = 500;

/** What is kept of an object at its arrival; undefined for a pod in which nothing runs any more. */
export function keptWith(digest: KeyedDigest): (object: JsonObject) => KeptObject | undefined {
  return (object) => {
    const identity = identityOf(object);
    const isPod = identity.kind === 'Pod';
    const served = isPod ? [...podsByOwner(new Map([[toldIdentity(identity), object]])).keys()] : [];
    if (isPod && served.length === 0) return undefined;
    const text = JSON.stringify(hideSecrets(trimmed(object), digest));
    return {
      identity,
      labels: labelsOf(object),
      isMade: isMadeByCluster(object),
      serves: served[0],
      scales: textAt(object, 'spec', 'scaleTargetRef', 'name'),
      text,
      bytes: text.length + OVERHEAD_BYTES,
    };
  };
}

export function objectOf({ text }: KeptObject): JsonObject {
  const object: unknown = JSON.parse(text);
  return isJsonObject(object) ? object : {};
}
