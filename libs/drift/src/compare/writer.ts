import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** Who last wrote a place, as the observed thing itself tells. */
export const Writer = Type.Object({
  /** What it calls itself: `kubectl-edit`, `kube-controller-manager`. */
  manager: Type.String(),
  /** How: `Apply`, `Update`. */
  operation: Type.String(),
  /** Through which part of the interface, where not the thing itself: `scale`. */
  subresource: Type.Optional(Type.String()),
  /** RFC 3339, where it is recorded. */
  at: Type.Optional(Type.String()),
});
export type Writer = Static<typeof Writer>;

/** `kubectl-edit at 2026-11-23T01:14:43Z`, `kubectl through scale`. */
export function toldWriter({ manager, subresource, at }: Writer): string {
  return `${manager}${subresource === undefined ? '' : ` through ${subresource}`}${at === undefined ? '' : ` at ${at}`}`;
}
