import { EnvironmentConverged, IntentDeclared, RolloutFinished, RolloutStarted } from '@ledgerline/environment';
import type { DomainEvent, NewEvent } from '@ledgerline/kernel';
import { contentDigest, deriveId, EventCatalog } from '@ledgerline/kernel';
import { driftEvents } from '@ledgerline/drift';
import { EventWriter } from '@ledgerline/platform/ledger';
import {
  PromotionAuthorized,
  PromotionCompleted,
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  StandingStateReached,
} from '@ledgerline/promotion';
import { BuildPublished, BuildRecorded, EvidenceAttached, ReleaseAliasClaimed, ReleaseCut } from '@ledgerline/release';
import { allDefinitions } from '../../apps/projector/src/projections';

const PROJECTS = 20;
const REPEATS = 4;

/** What one release goes through on its way into one environment, as valid events; another `turn` is another release. */
export function eventsOfTurn(turn: number): readonly DomainEvent[] {
  const project = `project-${String(turn % PROJECTS)}`;
  const environment = ['dev', 'stage', 'prod'][turn % 3] ?? 'dev';
  const intentRevision = Math.floor(turn / (PROJECTS * 3)) + 1;
  const release = syntheticRelease(project, turn);
  return [...eventsOfRelease(release), ...eventsOfPromotion({ ...release, environment, intentRevision, turn })];
}

export interface SyntheticRelease {
  readonly project: string;
  readonly releaseId: string;
  readonly alias: string;
}

export function syntheticRelease(project: string, number: number): SyntheticRelease {
  return { project, releaseId: contentDigest({ release: number }), alias: `v${String(number)}` };
}

/** A build, the release that is cut of it, and a passed check. */
export function eventsOfRelease({ project, releaseId, alias }: SyntheticRelease): readonly DomainEvent[] {
  const buildId = deriveId('build', alias);
  const evidenceId = deriveId('evidence', alias);
  return [
    BuildRecorded({ ...BuildRecorded.sample, project, buildId }),
    BuildPublished({ ...BuildPublished.sample, project, buildId }),
    ReleaseCut({ ...ReleaseCut.sample, project, releaseId, alias, builds: [buildId] }),
    ReleaseAliasClaimed({ project, alias, releaseId }),
    EvidenceAttached({ ...EvidenceAttached.sample, project, releaseId, evidenceId }),
  ];
}

interface SyntheticPromotion extends SyntheticRelease {
  readonly environment: string;
  readonly intentRevision: number;
  /** Another one is another promotion. */
  readonly turn: number;
}

/** A promotion from its request until it is seen that it is so. */
export function eventsOfPromotion(wanted: SyntheticPromotion): readonly DomainEvent[] {
  const { project, environment, releaseId, alias, intentRevision, turn } = wanted;
  const planHash = contentDigest({ plan: turn });
  const intentHash = contentDigest({ intent: turn });
  const promotionId = deriveId('promotion', String(turn));
  const observationId = deriveId('observation', String(turn));
  const place = { project, environment };
  const promotion = { ...place, promotionId };
  const { sample: intent } = IntentDeclared;
  const document = { ...intent.document, ...place, release: { id: releaseId, alias } };
  const observed = { ...place, observationId, intentRevision, detector: 'artifacts' };
  return [
    PromotionRequested({ ...PromotionRequested.sample, ...promotion, releaseId }),
    PromotionPlanned({ ...PromotionPlanned.sample, ...promotion, releaseId, planHash }),
    PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, ...promotion, planHash }),
    PromotionPlanApproved({ ...PromotionPlanApproved.sample, ...promotion, planHash }),
    StandingStateReached({ ...StandingStateReached.sample, project, releaseId }),
    PromotionAuthorized({ ...PromotionAuthorized.sample, ...promotion, releaseId, planHash }),
    IntentDeclared({ ...intent, ...place, intentRevision, intentHash, document, because: { promotionId, planHash } }),
    PromotionRollingOut({ ...promotion, intentRevision, intentHash }),
    RolloutStarted({ ...place, intentRevision, deployer: 'deployer' }),
    RolloutFinished({ ...place, intentRevision, deployer: 'deployer' }),
    fromSample('observation.recorded', observed),
    ...Array.from({ length: REPEATS }, (_, index) =>
      fromSample('observation.repeated', {
        ...observed,
        of: observationId,
        observationId: deriveId('repeat', String(turn), String(index)),
      }),
    ),
    EnvironmentConverged({ ...EnvironmentConverged.sample, ...place, intentRevision, intentHash, releaseId }),
    PromotionCompleted({ ...promotion, intentRevision }),
  ];
}

function fromSample(type: string, changes: object): DomainEvent {
  const definition = driftEvents.find((candidate) => candidate.type === type);
  if (definition === undefined) throw new Error(`no event type "${type}"`);
  return { type, data: { ...definition.sample, ...changes } };
}

const writer = new EventWriter(new EventCatalog(allDefinitions));

/** Ready for the log, checked against their schemas; the same turn gives the same ids. */
export function newEventsOfTurn(turn: number): readonly NewEvent[] {
  const commandId = deriveId('turn', String(turn));
  const cause = {
    commandId,
    actor: { kind: 'service', id: 'ci' },
    causationId: commandId,
    correlationId: commandId,
  } as const;
  return writer.newEvents(`turn-${String(turn)}`, cause, eventsOfTurn(turn));
}
