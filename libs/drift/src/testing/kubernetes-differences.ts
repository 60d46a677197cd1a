import { differences } from '../compare/differences';
import type { Intent } from '../compare/intent';
import type { JsonObject } from '../compare/json';
import { segmentsOf } from '../compare/json';
import { keyedPath } from '../compare/keyed-path';
import type { Tolerance } from '../compare/tolerance';
import { digestWith } from '../detectors/redact';
import type { Difference } from '../difference';
import { kubernetes } from '../domains/kubernetes';
import { hideSecrets } from '../domains/kubernetes/hide-secrets';

const digest = digestWith('a key for specs');

interface Around {
  readonly tolerances?: readonly Tolerance[];
  readonly intent?: Partial<Intent>;
}

/** How these objects differ, by the engine and the domain as they are. */
export function differencesOf(
  declared: readonly JsonObject[],
  observed: readonly JsonObject[],
  { tolerances = [], intent = {} }: Around = {},
): readonly Difference[] {
  const hidden = (objects: readonly JsonObject[]) => objects.map((object) => hideSecrets(object, digest));
  const document: Intent = {
    ...{ artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [] },
    ...intent,
    documents: { objects: hidden(declared) },
  };
  return differences(
    kubernetes,
    {
      environment: 'prod',
      now: '2026-11-28T00:00:00.000Z',
      intent: { intentRevision: 1, document, declaredAt: '2026-11-01T00:00:00.000Z', converged: true },
      rolloutMilliseconds: 0,
      tolerances,
      acceptances: new Map(),
      forbids: () => undefined,
    },
    { completeness: 'complete', document: { objects: hidden(observed) } },
  );
}

/** Those that nobody has explained. */
export function unexplained(found: readonly Difference[]): readonly Difference[] {
  return found.filter(({ classification }) => classification === 'drift' || classification === 'unknown');
}

/** `spec.ports[port=53,protocol=UDP].targetPort changed drift`. */
export function told({ path, kind, classification }: Difference): string {
  return `${keyedPath(segmentsOf(path))} ${kind} ${classification}`;
}
