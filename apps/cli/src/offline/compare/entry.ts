import type { Difference } from '@ledgerline/offline/drift';
import { keyedPath, segmentsOf } from '@ledgerline/offline/drift';

/** A difference as it is told to programs and people; nothing of a ledger is in it. */
export interface Entry {
  readonly resource: string;
  /** `spec.ports[port=53,protocol=UDP].targetPort`; empty for the resource as a whole. */
  readonly path: string;
  /** The same as a JSON pointer, in which every name stands as it is. */
  readonly pointer: string;
  readonly kind: Difference['kind'];
  readonly classification: Difference['classification'];
  readonly reason: string;
  /** Null for nothing. */
  readonly declared: unknown;
  readonly observed: unknown;
  readonly severity: Difference['severity'];
  readonly writer?: Difference['writer'];
  /** What a person could run to capture or to revert it. */
  readonly statements?: Difference['statements'];
  /** The key of an overlay under which it could be declared. */
  readonly overlayKey?: string;
}

export function entryOf(difference: Difference): Entry {
  const { resource, path, kind, classification, reason, declared, observed, severity } = difference;
  const { writer, statements, overlayKey } = difference;
  return {
    ...{ resource, path: keyedPath(segmentsOf(path)), pointer: path, kind, classification, reason },
    ...{ declared, observed, severity },
    ...(writer !== undefined && { writer }),
    ...(statements !== undefined && { statements }),
    ...(overlayKey !== undefined && { overlayKey }),
  };
}

/** Whether somebody has to look at it. */
export function isUnexplained({ classification }: Entry): boolean {
  return classification === 'drift' || classification === 'unknown';
}
