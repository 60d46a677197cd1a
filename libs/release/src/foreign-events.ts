import type { DomainEvent } from '@ledgerline/kernel';

/** What the release's own answers tell of other contexts' events: only the fields that are read here. */
export type StateReached = DomainEvent<
  'standing.state-reached',
  { readonly project: string; readonly releaseId: string; readonly state: string; readonly promotionId?: string }
>;

export type IntentDeclared = DomainEvent<
  'intent.declared',
  {
    readonly project: string;
    readonly environment: string;
    readonly intentRevision: number;
    readonly document: { readonly release: { readonly id: string; readonly alias: string } };
  }
>;

export type EnvironmentConverged = DomainEvent<
  'environment.converged',
  { readonly project: string; readonly environment: string; readonly intentRevision: number }
>;
