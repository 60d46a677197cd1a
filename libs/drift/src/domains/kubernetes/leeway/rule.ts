import type { Located } from '../../../compare/domain';
import type { JsonObject } from '../../../compare/json';
import type { Tolerated } from '../../../compare/tolerance';
import type { Writer } from '../../../compare/writer';
import { textAt } from '../identity';
import type { Objects } from '../pairing';

/** A difference, with all that a rule may ask about it. */
export interface Case {
  readonly at: Located;
  /** `Deployment.apps`. */
  readonly kind: string;
  /** The objects themselves, as they came; undefined on the side where there is none. */
  readonly declared: JsonObject | undefined;
  readonly observed: JsonObject | undefined;
  readonly writer: Writer | undefined;
  /** Everything around it. */
  readonly around: { readonly declared: Objects; readonly observed: Objects };
  /** The pods that serve the object. */
  readonly pods: () => readonly JsonObject[];
}

/** Something that a controller does to what others declare: why this difference is that, and within which bounds. */
export type Rule = (found: Case) => Tolerated | undefined;

/** Whether the place is nobody's, as far as is known, or one of these wrote it. */
export function isBy({ writer }: Case, ...managers: readonly string[]): boolean {
  return writer === undefined || managers.includes(writer.manager);
}

/**
 * The value that is there on one side only. What is declared and not there is a difference, whoever might fill it in;
 * unless it was read from a cluster, with what that one had filled in.
 */
export function onlyValue({ at, declared }: Case): unknown {
  if (at.kind === 'unexpected') return at.observed;
  return at.kind === 'missing' && isRead(declared) ? at.declared : undefined;
}

/** Whether the object came from an API server, and not from a file that somebody wrote. */
function isRead(object: JsonObject | undefined): boolean {
  return ['uid', 'resourceVersion', 'creationTimestamp'].some(
    (field) => textAt(object, 'metadata', field) !== undefined,
  );
}

/** Whether the path is this one; `*` stands for any segment. */
export function isAt({ at: { path } }: Case, ...segments: readonly string[]): boolean {
  return path.length === segments.length && startsAt(path, segments);
}

export function startsAt(path: readonly string[], segments: readonly string[]): boolean {
  return segments.every((segment, index) => segment === '*' || segment === path[index]);
}
