import type { ObservationRecorded } from '../../events';
import type { CloseFindingOf, LifecycleCommand } from './command';

export type Seen = Omit<ObservationRecorded['data'], 'document'>;

/** What is known of one detector's differences between two observations. */
export interface Watch {
  /** The recorded observation that later ones repeat. */
  readonly last: Seen | undefined;
  /** Fingerprints seen as drift once, waiting for the second time. */
  readonly once: readonly string[];
  /** Fingerprints and places of what was reported and has not gone since. */
  readonly open: readonly OpenDifference[];
  /** Fingerprints of what a rollout may still put right, with whether they were seen twice in a row. */
  readonly pending: readonly Pending[];
  /** What has gone and comes back too often for that to be its end. */
  readonly settling: readonly CloseFindingOf[];
}

export interface OpenDifference {
  readonly fingerprint: string;
  readonly resource: string;
  readonly path: string;
  /** Seen as excepted, so that its finding has ended; it is watched on for what else may become of it. */
  readonly excepted: boolean;
}

interface Pending {
  readonly fingerprint: string;
  readonly confirmed: boolean;
}

/** What becomes of the watch by an input, and what is to be done and waited for. */
export interface Step {
  readonly watch: Watch;
  readonly commands: readonly LifecycleCommand[];
  readonly wakes?: readonly { readonly name: string; readonly at: string }[];
}

export const unwatched: Watch = { last: undefined, once: [], open: [], pending: [], settling: [] };

export const unmoved = (watch: Watch): Step => ({ watch, commands: [] });
