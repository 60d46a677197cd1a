import type { JsonObject } from '../../compare/json';
import { isJsonObject } from '../../compare/json';
import { controllerOf, kindOf, labelsOf, listAt, objectAt, textAt } from '../../domains/kubernetes/identity';

/** What the API server writes about an object with every change, and nobody compares. */
const books: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'generateName',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
]);

/** Annotations by which injectors tell what they put into a pod. */
const tellsInjected = /^(?:sidecar\.istio\.io|linkerd\.io|vault\.hashicorp\.com|consul\.hashicorp\.com|dapr\.io)\//;
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const statusLists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];

/**
 * What a comparison needs of an object, and the same for as long as that is the same: a heartbeat in the status is no
 * change. Of a pod that somebody else made, what runs in it.
 */
export function trimmed(object: JsonObject): JsonObject {
  if (kindOf(object) === 'Pod' && controllerOf(object) !== undefined) return trimmedPod(object);
  const { status, metadata, ...content } = object;
  return {
    ...content,
    metadata: trimmedMetadata(isJsonObject(metadata) ? metadata : {}),
    // Of a pod by itself, what runs in it stands here.
    ...(kindOf(object) === 'Pod' && { status: trimmedStatus(status) }),
  };
}

function trimmedMetadata(metadata: JsonObject): JsonObject {
  const kept = Object.entries(metadata).filter(([name]) => !books.has(name));
  const managedFields = listAt({ metadata }, 'metadata', 'managedFields').filter(isJsonObject).flatMap(trimmedEntry);
  return { ...Object.fromEntries(kept), ...(managedFields.length > 0 && { managedFields }) };
}

/** Who wrote the status is of no interest; what else they wrote with it is, but not when: that is with every heartbeat. */
function trimmedEntry({ manager, operation, time, subresource, fieldsV1 }: JsonObject): readonly JsonObject[] {
  const { 'f:status': _, ...fields } = isJsonObject(fieldsV1) ? fieldsV1 : {};
  if (Object.keys(fields).length === 0) return [];
  const isThere = (value: unknown) => value !== undefined && value !== '';
  return [
    {
      manager,
      operation,
      ...(isThere(time) && subresource !== 'status' && { time }),
      ...(isThere(subresource) && { subresource }),
      fieldsV1: fields,
    },
  ];
}

function trimmedPod(pod: JsonObject): JsonObject {
  const { apiVersion, kind, metadata, spec, status } = pod;
  const hash = labelsOf(pod)['pod-template-hash'];
  const told = Object.entries(objectAt(metadata, 'annotations')).filter(([name]) => tellsInjected.test(name));
  const deleted = textAt(metadata, 'deletionTimestamp');
  const { uid: _, ...owner } = controllerOf(pod) ?? {};
  return {
    apiVersion,
    kind,
    metadata: {
      name: textAt(metadata, 'name') ?? '',
      namespace: textAt(metadata, 'namespace') ?? '',
      ...(hash !== undefined && { labels: { 'pod-template-hash': hash } }),
      ...(told.length > 0 && { annotations: Object.fromEntries(told) }),
      ownerReferences: [owner],
      ...(deleted !== undefined && { deletionTimestamp: deleted }),
    },
    spec: listsOf(spec, containerLists, ['name', 'image']),
    status: trimmedStatus(status),
  };
}

function trimmedStatus(status: unknown): JsonObject {
  const phase = textAt(status, 'phase');
  return { ...(phase !== undefined && { phase }), ...listsOf(status, statusLists, ['name', 'imageID']) };
}

/** These lists, of each element these fields. */
function listsOf(value: unknown, lists: readonly string[], fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    lists.flatMap((list) => {
      const elements = listAt(value, list)
        .filter(isJsonObject)
        .map((element) =>
          Object.fromEntries(fields.flatMap((field) => (field in element ? [[field, element[field]]] : []))),
        );
      return elements.length === 0 ? [] : [[list, elements]];
    }),
  );
}
