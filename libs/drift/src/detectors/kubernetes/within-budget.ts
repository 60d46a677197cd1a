import { digestOf } from '@ledgerline/kernel';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import type { KubernetesDocument } from '../../domains/kubernetes/document';
import { controllerOf, identityOf, toldIdentity } from '../../domains/kubernetes/identity';
import { podsByOwner } from '../../domains/kubernetes/running';

/** What a report may be, with a little room. */
const MOST_DOCUMENT_BYTES = 290_000;

/** Objects by name, in which something is otherwise than declared, whatever becomes of that. */
export type Differing = (document: KubernetesDocument, intent: Intent | undefined) => ReadonlySet<string>;

export interface Fitting {
  readonly document: KubernetesDocument;
  /** Why it is not all there; undefined when it is. */
  readonly problem?: string;
}

/**
 * Documents that can be reported. Where one is too large, objects in which nothing is otherwise than declared go without
 * the books of who wrote what; where that is not enough, they are counted and told by one digest, on both sides. What is
 * too large even then is cut, and it is said by how much.
 */
export class Budget {
  private last: { readonly of: string; readonly fitting: Fitting } | undefined;

  constructor(
    private readonly differing: Differing,
    private readonly most = MOST_DOCUMENT_BYTES,
  ) {}

  fit(document: KubernetesDocument, intent: Intent | undefined): Fitting {
    const text = JSON.stringify(document);
    if (Buffer.byteLength(text) <= this.most) return { document };
    // The same again needs no comparison again: in a quiet cluster that is every time.
    const of = `${JSON.stringify(intent)} ${text}`;
    if (this.last?.of !== of) this.last = { of, fitting: this.shrunk(document, this.differing(document, intent)) };
    return this.last.fitting;
  }

  private shrunk(document: KubernetesDocument, names: ReadonlySet<string>): Fitting {
    const isQuiet = (object: JsonObject) => !names.has(told(object));
    const lighter = { ...document, objects: document.objects.map((one) => (isQuiet(one) ? withoutWriters(one) : one)) };
    if (bytesOf(lighter) <= this.most) return { document: lighter };
    const counted = withoutAlike(lighter, isQuiet);
    return bytesOf(counted) <= this.most ? { document: counted } : this.cut(counted);
  }

  private cut(document: KubernetesDocument): Fitting {
    const { objects } = document;
    let over = bytesOf(document) - this.most;
    let count = objects.length;
    for (; count > 0 && over > 0; count -= 1) over -= bytesOf(objects[count - 1]) + 1;
    const problem = `${String(objects.length - count)} of ${String(objects.length)} objects are more than a report can hold`;
    if (over > 0) return { document: { objects: [] }, problem: `${problem}, and so is what is declared` };
    return { document: { ...document, objects: objects.slice(0, count) }, problem };
  }
}

/** Without the objects that are as declared, and the pods that serve them. */
function withoutAlike(document: KubernetesDocument, isQuiet: (object: JsonObject) => boolean): KubernetesDocument {
  const declared = new Set((document.reference?.objects ?? []).map(placeless));
  const isAlike = (object: JsonObject) => isQuiet(object) && declared.has(placeless(object));
  const alike = document.objects.filter(isAlike);
  const names = new Set(alike.map(told));
  const places = new Set(alike.map(placeless));
  const serves = (pod: JsonObject) => [...podsByOwner(new Map([[told(pod), pod]])).keys()][0] ?? '';
  const objects = document.objects.filter((object) => {
    if (identityOf(object).kind === 'Pod' && controllerOf(object) !== undefined) return !names.has(serves(object));
    return !names.has(told(object));
  });
  return {
    ...document,
    objects,
    ...(document.reference && {
      reference: {
        ...document.reference,
        objects: document.reference.objects.filter((object) => !places.has(placeless(object)) || !isQuiet(object)),
        alike: { count: alike.length, digest: digestOf(JSON.stringify(alike)) },
      },
    }),
  };
}

const told = (object: JsonObject) => toldIdentity(identityOf(object));
/** A manifest need not say in which namespace its object will be. */
const placeless = (object: JsonObject) => toldIdentity({ ...identityOf(object), namespace: undefined });

function withoutWriters<Of extends JsonObject>(object: Of): Of {
  const { managedFields: _, ...metadata } = object.metadata as JsonObject;
  return { ...object, metadata };
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
