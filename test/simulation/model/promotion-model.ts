import { groupsOf, persons, SOAK_MILLISECONDS } from '../core/project';
import type { EnvironmentModel, ModelEnvironment } from './environment-model';
import type { Seen } from './events';
import { fields, list, number, text } from './events';
import type { ReleaseModel } from './release-model';

export interface ModelPromotion {
  readonly id: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly requester: string;
  planHash: string | undefined;
  baseline: { readonly intentRevision: number; readonly overlayVersion: number };
  proposedIntent: string;
  readonly approvers: Set<string>;
  /** Who brought what the plan brings. */
  proposers: ReadonlySet<string>;
  status: 'requested' | 'gated' | 'authorized' | 'rolling-out' | 'over';
  intentRevision: number;
  /** All of its gates hold, so that its authorisation has to be the next event. */
  holds: boolean;
  /** Something stands in its stream that nobody can fold: what it was is not judged any more. */
  poisoned: boolean;
}

export interface Known {
  /** Position of the ledger's head when the command began; undefined for an empty ledger. */
  readonly beganAt: (commandId: string) => bigint | undefined;
  /** The latest that it can have been when the append that ends here was decided. */
  readonly latestAt: (position: bigint) => number | undefined;
  /** The plan that a person was asked about when they approved. */
  readonly approved: (commandId: string) => string | undefined;
}

const ADMITS: Readonly<Record<string, { readonly state: string; readonly from: string; readonly suite: string }>> = {
  stage: { state: 'dev-approved', from: 'dev', suite: 'unit' },
  prod: { state: 'stage-approved', from: 'stage', suite: 'integration' },
};
const NEEDED_APPROVALS = 2;

/** Promotions as the ledger tells them, held against the rules that nothing may break. */
export class PromotionModel {
  readonly promotions = new Map<string, ModelPromotion>();

  constructor(
    private readonly releases: ReleaseModel,
    private readonly environments: EnvironmentModel,
    private readonly known: Known,
    private readonly blame: (event: Seen, why: string) => void,
  ) {}

  take(event: Seen): void {
    const { type, data } = event;
    const promotion = this.promotions.get(text(data, 'promotionId'));
    if (type === 'promotion.requested') this.request(event);
    else if (type === 'intent.declared') this.declare(event);
    else if (type === 'standing.state-reached') this.reach(event);
    else if (type.startsWith('promotion.') && promotion?.poisoned === false) this.follow(event, promotion);
  }

  private follow(event: Seen, promotion: ModelPromotion): void {
    const { type, data } = event;
    promotion.poisoned = type === 'promotion.planned' && data.plan === undefined;
    if (promotion.poisoned) return;
    if (promotion.holds && type !== 'promotion.authorized') this.blame(event, 'the gates before it held');
    promotion.holds = type === 'promotion.gates-evaluated' && list(data, 'gates').every(({ holds }) => holds === true);
    if (promotion.status === 'over') this.blame(event, 'the promotion was over');
    this.moves[type]?.(event, promotion);
  }

  private readonly moves: Readonly<Record<string, (event: Seen, promotion: ModelPromotion) => void>> = {
    'promotion.planned': (event, promotion) => this.plan(event, promotion),
    'promotion.plan-approved': (event, promotion) => this.approve(event, promotion),
    'promotion.authorized': (event, promotion) => this.authorize(event, promotion),
    'promotion.rolling-out': (event, promotion) => this.rollOut(event, promotion),
    'promotion.completed': (event, promotion) => this.complete(event, promotion),
    'promotion.aborted': (event, promotion) => this.abort(event, promotion),
    'promotion.superseded': (_, promotion) => this.end(promotion),
    'promotion.failed': (_, promotion) => this.end(promotion),
  };

  private abort(event: Seen, promotion: ModelPromotion): void {
    if (promotion.status === 'authorized' || promotion.status === 'rolling-out') this.blame(event, 'it was too late');
    this.end(promotion);
  }

  private end(promotion: ModelPromotion): void {
    promotion.status = 'over';
  }

  /** What the gates of a promotion into this environment still lack; nothing when all of them hold. */
  lacks({ releaseId, environment, approvers }: ModelPromotion, since: bigint | undefined): readonly string[] {
    const admits = ADMITS[environment];
    if (admits === undefined) return [];
    const { state, from, suite } = admits;
    return [
      ...(this.releases.isReached(releaseId, state) ? [] : [`${state} is not reached`]),
      ...(this.releases.hasConverged(releaseId, from) ? [] : [`it never converged in ${from}`]),
      ...(this.releases.notFailedSince(releaseId, suite, from, since) ? [] : [`${suite} failed in ${from}`]),
      ...(environment === 'prod' && approvers.size < NEEDED_APPROVALS ? [`${String(approvers.size)} approvals`] : []),
    ];
  }

  private request(event: Seen): void {
    const { data, metadata } = event;
    const id = text(data, 'promotionId');
    if (this.promotions.has(id)) this.blame(event, 'it was requested before');
    this.promotions.set(id, {
      id,
      environment: text(data, 'environment'),
      releaseId: text(data, 'releaseId'),
      requester: metadata.actor.id,
      planHash: undefined,
      baseline: { intentRevision: 0, overlayVersion: 0 },
      proposedIntent: '',
      approvers: new Set(),
      proposers: new Set(),
      status: 'requested',
      intentRevision: 0,
      holds: false,
      poisoned: false,
    });
  }

  private plan({ data }: Seen, promotion: ModelPromotion): void {
    const plan = fields(data, 'plan');
    const planHash = text(data, 'planHash');
    if (promotion.planHash !== planHash) promotion.approvers.clear();
    const baseline = fields(plan, 'baseline');
    promotion.planHash = planHash;
    promotion.baseline = {
      intentRevision: number(baseline, 'intentRevision'),
      overlayVersion: number(baseline, 'overlayVersion'),
    };
    promotion.proposedIntent = text(plan, 'proposedIntent');
    const here = this.environments.get(promotion.environment);
    const isPresent =
      here.intentRevision === promotion.baseline.intentRevision &&
      here.overlay.version === promotion.baseline.overlayVersion;
    promotion.proposers = isPresent ? bringers(here) : new Set();
    promotion.status = 'gated';
  }

  private approve(event: Seen, promotion: ModelPromotion): void {
    const { data, metadata } = event;
    const { id: person, kind } = metadata.actor;
    const { releaseId, requester } = promotion;
    if (promotion.status !== 'gated') this.blame(event, `the promotion was ${promotion.status}`);
    if (text(data, 'planHash') !== promotion.planHash) this.blame(event, 'it is for another plan');
    if (this.known.approved(metadata.commandId) !== data.planHash)
      this.blame(event, 'the person approved another plan');
    if (kind !== 'person' || !persons.has(person)) this.blame(event, `${person} is no person`);
    if (text(data, 'person') !== person) this.blame(event, `it counts for somebody else than ${person}`);
    if (!groupsOf(person).includes('release-managers')) this.blame(event, `${person} is in no group that may`);
    if (promotion.approvers.has(person)) this.blame(event, `${person} approved before`);
    const hasPart = this.releases.hasPartIn(releaseId, person) || promotion.proposers.has(person);
    if (hasPart || person === requester) this.blame(event, `${person} had a part in it`);
    promotion.approvers.add(person);
  }

  private authorize(event: Seen, promotion: ModelPromotion): void {
    const { data, metadata } = event;
    if (promotion.status !== 'gated') this.blame(event, `the promotion was ${promotion.status}`);
    if (text(data, 'planHash') !== promotion.planHash) this.blame(event, 'it is for another plan');
    const lacks = this.lacks(promotion, this.known.beganAt(metadata.commandId));
    if (lacks.length > 0) this.blame(event, lacks.join('; '));
    promotion.status = 'authorized';
  }

  private declare(event: Seen): void {
    const because = fields(event.data, 'because');
    if (because === undefined || !('promotionId' in because)) return;
    const promotion = this.promotions.get(text(because, 'promotionId'));
    if (promotion === undefined) this.blame(event, 'nobody requested its promotion');
    if (promotion === undefined || promotion.poisoned) return;
    const { environment, intentRevision } = { ...promotion, intentRevision: number(event.data, 'intentRevision') };
    const release = text(fields(fields(event.data, 'document'), 'release'), 'id');
    if (promotion.status !== 'authorized') this.blame(event, `its promotion was ${promotion.status}`);
    if (text(because, 'planHash') !== promotion.planHash) this.blame(event, 'its plan is not the authorised one');
    if (event.data.intentHash !== promotion.proposedIntent) this.blame(event, 'it is not what the plan proposed');
    if (promotion.baseline.intentRevision !== intentRevision - 1) this.blame(event, 'its baseline had moved');
    if (number(fields(event.data, 'document'), 'overlayVersion') !== promotion.baseline.overlayVersion) {
      this.blame(event, 'its overlay had moved');
    }
    if (release !== promotion.releaseId || environment !== event.data.environment) {
      this.blame(event, 'it brings another release, or elsewhere');
    }
    promotion.intentRevision = intentRevision;
  }

  private rollOut(event: Seen, promotion: ModelPromotion): void {
    if (promotion.intentRevision === 0 || number(event.data, 'intentRevision') !== promotion.intentRevision) {
      this.blame(event, 'it declared no such intent');
    }
    promotion.status = 'rolling-out';
  }

  private complete(event: Seen, promotion: ModelPromotion): void {
    if (!this.environments.get(promotion.environment).converged.has(promotion.intentRevision)) {
      this.blame(event, 'its environment had not converged');
    }
    promotion.status = 'over';
  }

  private reach(event: Seen): void {
    const { data, metadata, position } = event;
    const at = this.known.latestAt(position) ?? event.at;
    const [releaseId, state] = [text(data, 'releaseId'), text(data, 'state')];
    const since = this.known.beganAt(metadata.commandId);
    if (this.releases.isReached(releaseId, state)) this.blame(event, 'it was reached before');
    if (state === 'prod-approved') return;
    const [environment, suite] = state === 'dev-approved' ? ['dev', 'unit'] : ['stage', 'integration'];
    if (!this.releases.hasConverged(releaseId, environment)) this.blame(event, `it never converged in ${environment}`);
    if (!this.releases.passedSince(releaseId, suite, environment, since)) this.blame(event, `${suite} did not pass`);
    const soaked = this.releases.hasSoaked(releaseId, environment, SOAK_MILLISECONDS, at);
    if (environment === 'stage' && !soaked) this.blame(event, 'it had not soaked');
  }
}

/** Whoever proposed a value that does not stand in the environment yet. */
function bringers({ overlay: { values, proposers }, variance }: ModelEnvironment): ReadonlySet<string> {
  const brought = [...values].filter(([key, value]) => variance.get(key) !== value);
  return new Set(brought.flatMap(([key]) => proposers.get(key) ?? []));
}
