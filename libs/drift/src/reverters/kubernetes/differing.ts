import { differences } from '../../compare/differences';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import { trimmed } from '../../detectors/kubernetes/trim';
import type { Difference } from '../../difference';
import { kubernetes } from '../../domains/kubernetes';
import type { KeyedDigest } from '../../domains/kubernetes/hide-secrets';
import { hideSecrets } from '../../domains/kubernetes/hide-secrets';

/** Every place in which one object is otherwise than another, by the engine that findings come from. */
export function differing(
  declared: JsonObject,
  live: JsonObject,
  digest: KeyedDigest,
): readonly Pick<Difference, 'path' | 'kind' | 'declared' | 'observed'>[] {
  const hidden = (object: JsonObject) => hideSecrets(trimmed(object), digest);
  const intent: Intent = {
    ...{ artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [] },
    documents: { objects: [hidden(declared)] },
  };
  return differences(
    kubernetes,
    {
      environment: '',
      now: '',
      intent: { intentRevision: 0, document: intent, declaredAt: '', converged: true },
      rolloutMilliseconds: 0,
      tolerances: [],
      acceptances: new Map(),
      forbids: () => undefined,
    },
    { completeness: 'complete', document: { objects: [hidden(live)] } },
  );
}
