import { behind, groupsOf, persons, type ProdGate, SOAK_MILLISECONDS } from '../core/project';
import type { EnvironmentModel } from './environment-model';
import { bringers } from './environment-model';
import type { Seen } from './events';
import { fields, list, number, text } from './events';
import type { ModelPromotion } from './model-promotion';
import { promotionRequested } from './model-promotion';
import type { Clock, During, ProjectModel } from './project-model';
import type { ReleaseModel } from './release-model';

export interface Known {
  /** Position of the ledger's head when the command began; undefined for an empty ledger. */
  readonly beganAt: (commandId: string) => bigint | undefined;
  /** The latest that it can have been when the append that ends here was decided. */
  readonly latestAt: (position: bigint) => number | undefined;
  /** What the clock showed from the command's beginning until the append in which this position stands. */
  readonly clockDuring: (commandId: string, position: bigint) => Clock;
  /** The plan that a person was asked about when they approved. */
  readonly approved: (commandId: string) => string | undefined;
}

const ADMITS: Readonly<Record<string, { readonly state: string; readonly from: string; readonly suite: string }>> = {
  stage: { state: 'dev-approved', from: 'dev', suite: 'unit' },
  prod: { state: 'stage-approved', from: 'stage', suite: 'integration' },
};
const NEEDED_APPROVALS = 2;

/** Something that is missing for a release to enter an environment, by the gate that it is missing at. */
interface Lack {
  readonly gate: ProdGate;
  readonly why: string;
}

/** Promotions as the ledger tells them, held against the rules that nothing may break. */
export class PromotionModel {
  readonly promotions = new Map<string, ModelPromotion>();

  constructor(
    private readonly releases: ReleaseModel,
    private readonly environments: EnvironmentModel,
    private readonly project: ProjectModel,
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
    'promotion.approval-revoked': (event, promotion) => this.revoke(event, promotion),
    'promotion.glass-break-asked': (event, promotion) => this.askForGlass(event, promotion),
    'promotion.glass-broken': (event, promotion) => this.breakGlass(event, promotion),
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

  /** What a promotion into this environment still lacks when nothing is excepted; nothing when all of its gates hold. */
  lacks(promotion: ModelPromotion, since: bigint | undefined): readonly string[] {
    const rejected = this.project.isRejected(promotion.releaseId) ? ['it is rejected'] : [];
    return [...rejected, ...this.lacking(promotion, since).map(({ why }) => why)];
  }

  private lacking({ releaseId, environment, approvers }: ModelPromotion, since: bigint | undefined): readonly Lack[] {
    const admits = ADMITS[environment];
    if (admits === undefined) return [];
    const { state, from, suite } = admits;
    const upstream = [
      ...(this.releases.isReached(releaseId, state) ? [] : [`${state} is not reached`]),
      ...(this.releases.hasConverged(releaseId, from) ? [] : [`it never converged in ${from}`]),
      ...(this.releases.notFailedSince(releaseId, suite, from, since) ? [] : [`${suite} failed in ${from}`]),
    ];
    const words =
      environment === 'prod' && approvers.size < NEEDED_APPROVALS ? [`${String(approvers.size)} approvals`] : [];
    return [
      ...upstream.map((why): Lack => ({ gate: 'after:stage', why })),
      ...words.map((why): Lack => ({ gate: 'approvals:release-managers', why })),
    ];
  }

  /** Why it cannot have been let go; nothing when every gate held, was excepted, or was broken at some moment of it. */
  private denials(promotion: ModelPromotion, during: During): readonly string[] {
    const { releaseId, environment } = promotion;
    const rejected = this.project.wasRejected(releaseId, during) ? ['it was rejected'] : [];
    if (this.isBroken(promotion, during)) return rejected;
    const frozen = this.project.wasFrozen(environment, during) ? ['it was frozen'] : [];
    const open = this.lacking(promotion, during.since).filter(
      ({ gate }) => !this.project.mayBeExcepted(gate, environment, releaseId, during),
    );
    return [...rejected, ...frozen, ...open.map(({ why }) => why)];
  }

  private isBroken({ glass, planHash }: ModelPromotion, { earliest }: During): boolean {
    return glass !== undefined && glass.isBroken && glass.planHash === planHash && glass.until > earliest;
  }

  private during({ metadata: { commandId }, position }: Seen): During {
    return { since: this.known.beganAt(commandId), ...this.known.clockDuring(commandId, position) };
  }

  private request(event: Seen): void {
    const { data, metadata } = event;
    const id = text(data, 'promotionId');
    if (this.promotions.has(id)) this.blame(event, 'it was requested before');
    if (this.project.wasRejected(text(data, 'releaseId'), this.during(event))) this.blame(event, 'it was rejected');
    const { releases, failed } = this.environments.get(text(data, 'environment'));
    if (data.kind !== undefined && !releases.has(text(data, 'releaseId'))) this.blame(event, 'it never was there');
    if (data.kind === 'retry' && failed.size === 0) this.blame(event, 'no rollout failed there');
    this.promotions.set(id, promotionRequested(data, behind(metadata.actor.id)));
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
    const { id, kind } = metadata.actor;
    const person = behind(id);
    const { releaseId, requester } = promotion;
    if (promotion.status !== 'gated') this.blame(event, `the promotion was ${promotion.status}`);
    if (text(data, 'planHash') !== promotion.planHash) this.blame(event, 'it is for another plan');
    if (this.known.approved(metadata.commandId) !== data.planHash)
      this.blame(event, 'the person approved another plan');
    if (kind !== 'person' || !persons.has(person)) this.blame(event, `${person} is no person`);
    if (text(data, 'person') !== person) this.blame(event, `it counts for somebody else than ${person}`);
    if (text(data, 'comment') === '') this.blame(event, `${person} did not say why`);
    if (!groupsOf(person).includes('release-managers')) this.blame(event, `${person} is in no group that may`);
    if (promotion.approvers.has(person)) this.blame(event, `${person} approved before`);
    const hasPart = this.releases.hasPartIn(releaseId, person) || promotion.proposers.has(person);
    if (hasPart || person === requester) this.blame(event, `${person} had a part in it`);
    promotion.approvers.add(person);
  }

  /** Nothing that stands is taken back. */
  private revoke(event: Seen, promotion: ModelPromotion): void {
    const person = behind(event.metadata.actor.id);
    if (text(event.data, 'person') !== person) this.blame(event, `it takes back the word of somebody else`);
    if (promotion.intentRevision !== 0) this.blame(event, 'its intent stood already');
    if (!promotion.approvers.delete(person)) this.blame(event, `${person} had given no word`);
    promotion.status = 'gated';
  }

  private askForGlass(event: Seen, promotion: ModelPromotion): void {
    const { data } = event;
    const person = this.lead(event, promotion);
    const until = Date.parse(text(data, 'until'));
    promotion.glass = { isBroken: false, person, planHash: text(data, 'planHash'), until };
  }

  /** By two people, for one plan, the second within the minutes of the first. */
  private breakGlass(event: Seen, promotion: ModelPromotion): void {
    const { data } = event;
    const { glass } = promotion;
    const person = this.lead(event, promotion);
    const planHash = text(data, 'planHash');
    if (glass?.planHash !== planHash || glass.isBroken) this.blame(event, 'nobody had asked for it');
    else if (glass.person === person) this.blame(event, `${person} had asked for it`);
    else if (glass.until <= this.during(event).earliest) this.blame(event, 'the first had asked too long ago');
    promotion.glass = { isBroken: true, person, planHash, until: Date.parse(text(data, 'until')) };
  }

  private lead(event: Seen, promotion: ModelPromotion): string {
    const { id, kind } = event.metadata.actor;
    const person = behind(id);
    if (promotion.status !== 'gated') this.blame(event, `the promotion was ${promotion.status}`);
    if (text(event.data, 'planHash') !== promotion.planHash) this.blame(event, 'it is for another plan');
    if (kind !== 'person' || !persons.has(person)) this.blame(event, `${id} is no person`);
    if (!groupsOf(person).includes('release-managers')) this.blame(event, `${person} is in no group that may`);
    return person;
  }

  private authorize(event: Seen, promotion: ModelPromotion): void {
    const { data } = event;
    if (promotion.status !== 'gated') this.blame(event, `the promotion was ${promotion.status}`);
    if (text(data, 'planHash') !== promotion.planHash) this.blame(event, 'it is for another plan');
    const denials = this.denials(promotion, this.during(event));
    if (denials.length > 0) this.blame(event, denials.join('; '));
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
    this.lookAgain(event, promotion);
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

  /** What may bar an intent at the last moment, though it was authorised. */
  private lookAgain(event: Seen, promotion: ModelPromotion): void {
    const { releaseId, environment } = promotion;
    const during = this.during(event);
    if (this.project.wasRejected(releaseId, during)) this.blame(event, 'its release was rejected');
    const isExcused = this.isBroken(promotion, during);
    if (!isExcused && this.project.wasFrozen(environment, during)) this.blame(event, 'its environment was frozen');
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
    if (state === 'prod-approved') {
      this.reachByPromotion(event);
      return;
    }
    if (this.project.wasRejected(releaseId, this.during(event))) this.blame(event, 'it was rejected');
    const [environment, suite] = state === 'dev-approved' ? ['dev', 'unit'] : ['stage', 'integration'];
    if (!this.releases.hasConverged(releaseId, environment)) this.blame(event, `it never converged in ${environment}`);
    if (!this.releases.passedSince(releaseId, suite, environment, since)) this.blame(event, `${suite} did not pass`);
    const soaked = this.releases.hasSoaked(releaseId, environment, SOAK_MILLISECONDS, at);
    if (environment === 'stage' && !soaked) this.blame(event, 'it had not soaked');
  }

  /** What it was authorised for stands, so that nobody can take their word back any more. */
  private reachByPromotion(event: Seen): void {
    const promotion = this.promotions.get(text(event.data, 'promotionId'));
    const stands = promotion !== undefined && (promotion.poisoned || promotion.intentRevision > 0);
    if (!stands) this.blame(event, 'its promotion declared nothing');
  }
}
