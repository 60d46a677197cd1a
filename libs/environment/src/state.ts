import type { Word } from '@ledgerline/kernel';
import type { AskedReviewers, FallOut } from './configuration-change';
import type { IntentDocument } from './intent-document';
import type { ProjectConfiguration } from './project-configuration';

/** What decisions about a project need to know. */
export type Project =
  | { readonly status: 'unconfigured' }
  | {
      readonly status: 'configured';
      readonly version: number;
      readonly configurationHash: string;
      readonly configuration: ProjectConfiguration;
      /** Changes of policy that wait for words, by id; all of them were made against the configuration in force. */
      readonly waiting: ReadonlyMap<string, WaitingChange>;
      /** What became of the others. */
      readonly closed: ReadonlyMap<string, ClosedChange>;
      /** Of the last event in the project's stream. */
      readonly revision: number;
      /** The revision from which on each version has been in force, the first version's first. */
      readonly since: readonly number[];
    };

/** A configuration that is proposed, and who said yes to it so far. */
export interface WaitingChange {
  readonly configuration: ProjectConfiguration;
  readonly configurationHash: string;
  readonly baseVersion: number;
  readonly fallsOut: readonly FallOut[];
  readonly asks: AskedReviewers;
  readonly proposer: string;
  readonly words: readonly Word[];
}

export interface ClosedChange {
  readonly status: 'effective' | 'rejected' | 'superseded' | 'withdrawn';
  readonly baseVersion: number;
  readonly asks: AskedReviewers;
  readonly proposer: string;
  /** Who rejected it; of one that is in force, everybody who said yes. */
  readonly decidedBy: readonly string[];
}

/** An environment's own values by key; version 0 is the empty overlay that every environment starts with. */
export interface Overlay {
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What an environment is declared to be, and what was reported and established about it since. */
export interface Intent {
  readonly intentRevision: number;
  readonly intentHash: string;
  readonly document: IntentDocument;
  readonly converged: boolean;
  /** The last report of each kind about this intent. */
  readonly rollout: Rollout;
}

export interface Rollout {
  readonly status: 'awaited' | 'started' | 'progressed' | 'finished' | 'failed';
  readonly step?: string;
  readonly done?: number;
}

export interface Proposal {
  readonly status: 'open' | 'approved' | 'rejected';
  readonly baseVersion: number;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly proposer: string;
  /** Who approved or rejected it. */
  readonly decidedBy?: string;
}

/** What decisions about an environment need to know. */
export interface Environment {
  /** Undefined until a release has been declared here. */
  readonly intent: Intent | undefined;
  readonly overlay: Overlay;
  /** Who proposed each value that the overlay holds now, by key: a part in what a plan brings. */
  readonly proposers: Readonly<Record<string, string>>;
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** Promotions that declared an intent here. */
  readonly promotions: ReadonlySet<string>;
}
