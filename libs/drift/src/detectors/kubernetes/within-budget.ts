import type { JsonObject } from '../../compare/json';
import type { KubernetesDocument } from '../../domains/kubernetes/document';
import { identityOf, toldIdentity } from '../../domains/kubernetes/identity';

/** What a report may be, with a little room. */
export const MOST_DOCUMENT_BYTES = 290_000;

export interface Fitting {
  readonly document: KubernetesDocument;
  /** Why it is not all there; undefined when it is. */
  readonly problem: string | undefined;
}

/**
 * A document that can be reported. Where it is too large, objects in which nothing is otherwise than declared go
 * without the books of who wrote what, which only explain differences; where that is not enough, the last objects are
 * left out, and it is said how many.
 */
export function withinBudget(
  document: KubernetesDocument,
  differing: () => ReadonlySet<string>,
  most = MOST_DOCUMENT_BYTES,
): Fitting {
  if (bytesOf(document) <= most) return { document, problem: undefined };
  const names = differing();
  const objects = document.objects.map((object) =>
    names.has(toldIdentity(identityOf(object))) ? object : (withoutWriters(object) as typeof object),
  );
  const lighter = { ...document, objects };
  let over = bytesOf(lighter) - most;
  if (over <= 0) return { document: lighter, problem: undefined };
  let count = objects.length;
  for (; count > 0 && over > 0; count -= 1) over -= bytesOf(objects[count - 1]) + 1;
  const left = objects.length - count;
  return {
    document: { ...lighter, objects: objects.slice(0, count) },
    problem: `${String(left)} of ${String(objects.length)} objects are more than a report can hold`,
  };
}

function withoutWriters(object: JsonObject): JsonObject {
  const { managedFields: _, ...metadata } = object.metadata as JsonObject;
  return { ...object, metadata };
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
