import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import type { KubernetesDocument } from './document';
import { withOverlay } from './overlay';
import type { Objects } from './pairing';
import { isMadeByCluster, paired } from './pairing';
import { inVersionOf } from './versions';
import { declaredRunning, imagesOf, podsByOwner, runningIn, runsPods } from './running';

/** Both sides as they are compared: by name, with what runs in pods beside what describes it. */
export interface Sides {
  readonly declared: Objects;
  readonly observed: Objects;
  /** The pods that serve an object, by what it is called. */
  readonly pods: ReadonlyMap<string, readonly JsonObject[]>;
}

/** The last comparison's sides: every part of one asks for them. */
const known = new WeakMap<KubernetesDocument, { readonly intent: Intent; readonly sides: Sides }>();

export function sidesOf(intent: Intent, document: KubernetesDocument): Sides {
  const before = known.get(document);
  if (before?.intent === intent) return before.sides;
  const sides = made(intent, document);
  known.set(document, { intent, sides });
  return sides;
}

/** What is declared, as whoever observed read it, or as whoever asks for the comparison did. */
export function declaredObjects(intent: Intent, { reference }: KubernetesDocument): readonly JsonObject[] {
  return reference?.objects ?? intent.documents?.objects ?? [];
}

function made(intent: Intent, document: KubernetesDocument): Sides {
  const both = paired(declaredObjects(intent, document), document.objects);
  const wanted = withOverlay(both.declared, intent.variance);
  const pods = podsByOwner(both.observed);
  const declared = new Map([...wanted].map(([name, object]) => [name, inVersionOf(both.observed.get(name), object)]));
  const seen = [...both.observed].filter(([name, object]) => wanted.has(name) || !isMadeByCluster(object));
  const observed = new Map(seen.map(([name, object]) => [name, inVersionOf(wanted.get(name), object)]));
  for (const [name, object] of observed) {
    const serving = pods.get(name);
    const meant = declared.get(name);
    if (serving === undefined || meant === undefined || !runsPods(object)) continue;
    const images = imagesOf(meant);
    const running = runningIn(object, serving, images);
    observed.set(name, { ...object, running });
    declared.set(name, { ...meant, running: declaredRunning(images, intent.artifacts, running) });
  }
  return { declared, observed, pods };
}
