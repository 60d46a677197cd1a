import type { Difference } from '../../difference';

/** What the life of a difference makes of its finding; instants are RFC 3339, UTC, by the ledger's clock. */
export type LifecycleCommand =
  | {
      readonly command: 'open-finding';
      readonly project: string;
      readonly environment: string;
      readonly detector: string;
      readonly difference: Difference;
      readonly observationId: string;
      readonly intentRevision: number;
      readonly at: string;
    }
  | CloseFindingOf;

export interface CloseFindingOf {
  readonly command: 'close-finding';
  readonly project: string;
  readonly environment: string;
  readonly findingId: string;
  readonly observationId: string;
  readonly declared: boolean;
  readonly gone: { readonly since: string; readonly at: string };
  readonly intentRevision: number;
}
