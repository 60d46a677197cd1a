import type { Leeway } from '../../../compare/domain';
import type { JsonObject } from '../../../compare/json';
import { lastApplied, speaksOf } from '../last-applied';
import { tellsWriters } from '../managed-fields';
import { readImage } from '../images';
import { imagesOf } from '../running';
import type { Case } from './rule';

/**
 * A field that no schema here knows. It may be a default of the cluster's own, which nobody is recorded to have
 * written; where nothing is recorded, nobody can tell.
 */
export function unknownField({ at, writer, observed }: Case): Leeway | undefined {
  if (at.unlisted !== true || at.kind !== 'unexpected' || observed === undefined) return undefined;
  if (!tellsWriters(observed)) {
    return {
      unknown:
        'no schema here knows this field, and the object does not tell who wrote it: it may be a default; give the schema of the cluster, or observe with managed fields',
    };
  }
  const isWritten = writer !== undefined && !isDefaultOfApply(writer.manager, observed, at.path);
  if (isWritten) return undefined;
  return {
    tolerated: {
      by: 'kube-apiserver',
      bounds: 'as long as no manager wrote it',
      why: 'no schema here knows this field, and it is none that anybody applied',
    },
  };
}

/** A digest runs for which none is declared: the manifest names a tag, and a tag can move. */
export function unknownDigest({ at, declared }: Case): Leeway | undefined {
  const [part, container = ''] = at.path;
  const image = declared === undefined || part !== 'running' ? undefined : imagesOf(declared).get(container);
  if (image === undefined || at.kind !== 'unexpected') return undefined;
  const { tag = 'latest' } = readImage(image);
  return {
    unknown: `a tag is declared to run, ${tag}, which can move: nothing says whether this is what was meant; declare a digest`,
  };
}

/** Who applies from the client's side is recorded to have written the defaults as well. */
function isDefaultOfApply(manager: string, observed: JsonObject, path: readonly string[]): boolean {
  const applied = lastApplied(observed);
  return manager === 'kubectl-client-side-apply' && applied !== undefined && !speaksOf(applied, path);
}
