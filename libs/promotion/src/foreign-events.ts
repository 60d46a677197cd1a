import type { DomainEvent } from '@ledgerline/kernel';

/** What this context reads of other contexts' events; no more than it reads is told here. */
type Foreign<Type extends string, Data> = DomainEvent<Type, Readonly<Data>>;

interface Where {
  readonly project: string;
  readonly environment: string;
}

export type ProjectConfigured = Foreign<'project.configured', { project: string }>;

export type ReleaseCut = Foreign<'release.cut', { project: string; releaseId: string; alias: string }>;

export type EvidenceAttached = Foreign<
  'evidence.attached',
  {
    project: string;
    releaseId: string;
    evidenceId: string;
    kind: string;
    suite: string;
    environment?: string;
    verdict: 'passed' | 'failed';
    summary: Readonly<{ tests: number; failures: number; errors: number }>;
    predicateType?: string;
    signers?: readonly Readonly<{ name: string }>[];
  }
>;

export type IntentDeclared = Foreign<
  'intent.declared',
  Where & {
    intentRevision: number;
    intentHash: string;
    document: Readonly<{ release: Readonly<{ id: string }> }>;
    because: Readonly<{ promotionId: string }> | Readonly<{ proposalId: string }>;
  }
>;

export type OverlayApproved = Foreign<'overlay.approved', Where & { proposalId: string }>;

export type EnvironmentConverged = Foreign<
  'environment.converged',
  Where & { intentRevision: number; releaseId: string }
>;

export type FindingAccepted = Foreign<
  'finding.accepted',
  Where & { findingId: string; exceptionId: string; until: string; person: string; reason: string }
>;

export type FindingAcceptanceExpired = Foreign<
  'finding.acceptance-expired',
  Where & { findingId: string; exceptionId: string }
>;

export type AutomationResumed = Foreign<'automation.resumed', Where>;

export type RolloutFailed = Foreign<'rollout.failed', Where & { intentRevision: number; reason: string }>;

/** Whatever changes what is open in an environment. */
export type FindingMoved = Foreign<
  'finding.opened' | 'finding.reopened' | 'finding.closed' | 'finding.accepted' | 'finding.acceptance-expired',
  Where & { findingId: string }
>;

export type ObservationRecorded = Foreign<'observation.recorded', Where & { detector: string }>;
