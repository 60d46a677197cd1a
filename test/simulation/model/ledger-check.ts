import type { StoredEvent } from '@ledgerline/kernel';
import { SOAK_MILLISECONDS } from '../core/project';
import { CauseModel } from './cause-model';
import { EnvironmentModel } from './environment-model';
import type { Seen } from './events';
import { seen } from './events';
import type { ModelPromotion } from './model-promotion';
import type { Known } from './promotion-model';
import { PromotionModel } from './promotion-model';
import { ProjectModel } from './project-model';
import { ReleaseModel } from './release-model';

/** The ledger read from its beginning by a model that shares nothing with the product but the events. */
export class LedgerCheck {
  readonly violations: string[] = [];
  private readonly releases = new ReleaseModel();
  private readonly environments: EnvironmentModel;
  private readonly project: ProjectModel;
  private readonly promotions: PromotionModel;
  private readonly causes: CauseModel;

  constructor(known: Known) {
    const blame = (event: Seen, why: string) => {
      this.violations.push(`${event.type} at ${event.stream}@${String(event.revision)}: ${why}`);
    };
    this.environments = new EnvironmentModel(blame);
    this.project = new ProjectModel(blame);
    this.promotions = new PromotionModel(this.releases, this.environments, this.project, known, blame);
    this.causes = new CauseModel(blame);
  }

  take(stored: StoredEvent): void {
    const event = seen(stored);
    this.causes.take(event);
    this.promotions.take(event);
    this.environments.take(event);
    this.releases.take(event);
    this.project.take(event);
  }

  /** What should have happened by now, when nothing goes wrong any more and everybody has had the time. */
  overdue(now: number, head: bigint | undefined): readonly string[] {
    const open = [...this.promotions.promotions.values()].filter(({ poisoned }) => !poisoned);
    return [
      ...this.environments.unsettled,
      ...open.flatMap((promotion) => this.unended(promotion, head)),
      ...this.releases.known.flatMap((releaseId) => this.unreached(releaseId, now)),
    ];
  }

  /** Promotions whose environments have been seen as they declare them, and which are not over all the same. */
  rollingOut(): readonly string[] {
    return [...this.promotions.promotions.values()]
      .filter(({ status, poisoned }) => status === 'rolling-out' && !poisoned)
      .map(({ id }) => `promotion ${id} goes on rolling out`);
  }

  private unended(promotion: ModelPromotion, head: bigint | undefined): readonly string[] {
    const { id, status, environment, intentRevision } = promotion;
    const here = this.environments.get(environment);
    switch (status) {
      case 'over':
        return [];
      case 'requested':
      case 'authorized':
        return [`promotion ${id} is ${status} for ever`];
      case 'gated':
        return this.promotions.lacks(promotion, head).length > 0 ? [] : [`promotion ${id} waits for nothing`];
      case 'rolling-out': {
        const waits =
          here.intentRevision === intentRevision &&
          !here.converged.has(intentRevision) &&
          !here.failed.has(intentRevision);
        return waits ? [] : [`the rollout of promotion ${id} ended, and nobody noticed`];
      }
    }
  }

  private unreached(releaseId: string, now: number): readonly string[] {
    if (this.project.isRejected(releaseId)) return [];
    const dev =
      this.releases.hasConverged(releaseId, 'dev') && this.releases.newest(releaseId, 'unit', 'dev') === 'passed';
    const stage =
      this.releases.hasSoaked(releaseId, 'stage', SOAK_MILLISECONDS, now) &&
      this.releases.newest(releaseId, 'integration', 'stage') === 'passed' &&
      this.environments.get('stage').openFindings.size === 0 &&
      !this.environments.get('stage').isBlind;
    return [
      ...(dev && !this.releases.isReached(releaseId, 'dev-approved') ? [`${releaseId} is never dev-approved`] : []),
      ...(stage && !this.releases.isReached(releaseId, 'stage-approved')
        ? [`${releaseId} is never stage-approved`]
        : []),
    ];
  }
}
