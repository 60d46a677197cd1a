import { domain } from '../../compare/domain';
import type { Domain } from '../../compare/domain';
import type { JsonObject } from '../../compare/json';
import { sameJson } from '../../compare/json';
import type { Fields } from '../../compare/shape';
import { map, record } from '../../compare/shape';
import { KubernetesDocument } from './document';
import { objectAt } from './identity';
import { leewayIn } from './leeway';
import { writerAt } from './managed-fields';
import { kindsOfDefinitions, kindsOfSchemas } from './openapi/kinds';
import { mergedKinds } from './openapi/merged';
import { overlayChangeAt, placeOfKey } from './overlay';
import { builtInKinds } from './schema';
import { kind } from './schema/words';
import { problemAt, severityOf } from './severity';
import { declaredObjects, sidesOf } from './sides';

/** Objects of a cluster, whose kinds are known from the built-in copy and from definitions among the objects. */
export const kubernetes = kubernetesWith(builtInKinds);

/** The same with what the cluster says about its kinds. */
export function kubernetesOf(cluster: Fields): Domain {
  return kubernetesWith(mergedKinds(builtInKinds, cluster));
}

function kubernetesWith(kinds: Fields): Domain {
  return domain<KubernetesDocument>({
    name: 'kubernetes',
    schema: KubernetesDocument,
    resource: '',

    shape: ({ intent, observed }) => {
      const defined = kindsOfDefinitions([...declaredObjects(intent, observed), ...observed.objects]);
      const known = { ...defined, ...kindsOfSchemas(observed.schemas ?? {}), ...kinds };
      return record({ objects: map((name) => shapeOf(known, name.slice(0, name.indexOf(' ')))) });
    },

    declare: (intent, observed) => ({ objects: Object.fromEntries(sidesOf(intent, observed).declared) }),
    normalise: (observed, intent) => ({ objects: Object.fromEntries(sidesOf(intent, observed).observed) }),
    unseen: (intent, { reference }) =>
      reference === undefined || sameJson(reference.manifests, intent.manifests ?? {})
        ? []
        : [{ name: '', path: ['reference'], reason: 'it was observed against other manifests than are declared now' }],
    severity: severityOf,
    problem: problemAt,

    writers: ({ intent, observed }) => {
      const { observed: objects } = sidesOf(intent, observed);
      return ({ name, path, kind: of }) => {
        const object = of === 'missing' ? undefined : objects.get(name);
        return object && writerAt(object, path);
      };
    },
    leeway: ({ intent, observed }) => leewayIn(sidesOf(intent, observed)),
    overlay: overlayChangeAt,
    place: (_intent, key, declared) => {
      const place = placeOfKey(new Map(Object.entries(objectAt(declared, 'objects')) as [string, JsonObject][]), key);
      return place && ['objects', ...place];
    },
  });
}

const anything = kind({});
const shapeOf = (kinds: Fields, name: string) => (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? anything;
