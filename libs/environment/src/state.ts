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

/** What a person has said yes to. */
export interface Review {
  /** Owners for whom they spoke. */
  readonly owners: readonly string[];
  readonly keys: readonly string[];
}

export interface Proposal {
  readonly status: 'open' | 'approved' | 'rejected' | 'superseded';
  readonly baseVersion: number;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly proposer: string;
  /** By person; what was taken back is not among them. */
  readonly reviews: ReadonlyMap<string, Review>;
  /** Who approved or rejected it; the proposal that came first, where it was superseded. */
  readonly decidedBy?: string;
  /** The version that it made. */
  readonly version?: number;
}

/** How one authorisation of a promotion is told from its others. */
export const authorizationKey = (promotionId: string, authorization: number) =>
  `${promotionId}#${String(authorization)}`;

/** What decisions about an environment need to know. */
export interface Environment {
  /** Undefined until a release has been declared here. */
  readonly intent: Intent | undefined;
  readonly overlay: Overlay;
  /** Who proposed each value that the overlay holds now, by key: a part in what a plan brings. */
  readonly proposers: Readonly<Record<string, string>>;
  /** The version in which each key changed last, also of keys that were taken out. */
  readonly changedIn: ReadonlyMap<string, number>;
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** Promotions that declared an intent here. */
  readonly promotions: ReadonlySet<string>;
  /** Authorisations that are not to be declared, as {@link authorizationKey} names them. */
  readonly withheld: ReadonlySet<string>;
  /** Why nothing is promoted here by itself; undefined when it is, where the project says so. */
  readonly paused?: string;
  /** Releases that were declared here, whatever became of them. */
  readonly releases: ReadonlySet<string>;
}
