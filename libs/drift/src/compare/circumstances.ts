import type { Acceptance } from '../state';
import type { DeclaredIntent } from './intent';
import type { Tolerance } from './tolerance';

/** What a detector reports. The document counts only when there is no error. */
export interface Reported {
  readonly completeness: 'complete' | 'partial' | 'error';
  readonly problem?: string;
  readonly document: unknown;
}

/** Everything that an observation is judged by. */
export interface Circumstances {
  readonly environment: string;
  /** RFC 3339, UTC. */
  readonly now: string;
  readonly intent: DeclaredIntent | undefined;
  /** How long a new intent may take before what is still different is no longer a matter of its rollout. */
  readonly rolloutMilliseconds: number;
  /** What the project lets controllers do in this environment. */
  readonly tolerances: readonly Tolerance[];
  /** Accepted differences by fingerprint, whether in force or over. */
  readonly acceptances: ReadonlyMap<string, Acceptance>;
  /** Why the value may not be declared under this overlay key here; undefined when it may. */
  readonly forbids: (key: string, value: unknown) => string | undefined;
}
