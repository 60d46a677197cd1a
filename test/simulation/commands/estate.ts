import { WithholdIntent } from '@ledgerline/environment';
import type { Cause, Decision, DomainEvent } from '@ledgerline/kernel';
import { personBehind } from '@ledgerline/kernel';
import { withholdIntent } from '../../../libs/environment/src/commands/withhold-intent/decide';
import { AbortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/command';
import { abortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/decide';
import { ApprovePlan } from '../../../libs/promotion/src/commands/approve-plan/command';
import { approvePlan } from '../../../libs/promotion/src/commands/approve-plan/decide';
import { BreakGlass } from '../../../libs/promotion/src/commands/break-glass/command';
import { breakGlass } from '../../../libs/promotion/src/commands/break-glass/decide';
import { CompletePromotion } from '../../../libs/promotion/src/commands/complete-promotion/command';
import { completePromotion } from '../../../libs/promotion/src/commands/complete-promotion/decide';
import { DeclarePlanned } from '../../../libs/promotion/src/commands/declare-planned/command';
import { barred } from '../../../libs/promotion/src/commands/declare-planned/decide';
import { evaluatePromotion } from '../../../libs/promotion/src/commands/evaluate-gates/decide';
import { FailPromotion } from '../../../libs/promotion/src/commands/fail-promotion/command';
import { failPromotion } from '../../../libs/promotion/src/commands/fail-promotion/decide';
import { planPromotion } from '../../../libs/promotion/src/commands/plan-promotion/decide';
import { RecordRollingOut } from '../../../libs/promotion/src/commands/record-rolling-out/command';
import { recordRollingOut } from '../../../libs/promotion/src/commands/record-rolling-out/decide';
import { RequestPromotion } from '../../../libs/promotion/src/commands/request-promotion/command';
import { requestPromotion } from '../../../libs/promotion/src/commands/request-promotion/decide';
import { ReviewBrokenGlass } from '../../../libs/promotion/src/commands/review-broken-glass/command';
import { reviewBrokenGlass } from '../../../libs/promotion/src/commands/review-broken-glass/decide';
import { RevokeApproval } from '../../../libs/promotion/src/commands/revoke-approval/command';
import { revokeApproval } from '../../../libs/promotion/src/commands/revoke-approval/decide';
import { SupersedePromotion } from '../../../libs/promotion/src/commands/supersede-promotion/command';
import { supersedePromotion } from '../../../libs/promotion/src/commands/supersede-promotion/decide';
import { promotion } from '../../../libs/promotion/src/evolve';
import type { Promotion } from '../../../libs/promotion/src/state';
import { isClosed } from '../../../libs/promotion/src/state';
import { digest } from '../../../libs/promotion/src/testing/samples';
import type { CommandStep, Person, StepOf } from './command-steps';
import type { Asking } from './door';
import { configuration, factsOf, releases } from './door';
import { EnvironmentEstate } from './environment-estate';
import { decided, groupsOf, ProjectEstate } from './project-estate';
import type { Came } from './rules';

const PROJECT = 'checkout';
const PROD = 'prod';
type Which = 0 | 1;
type Known = Exclude<Promotion, { status: 'unknown' }>;

/** The product's own deciders and decisions, on states in memory. */
export class Estate {
  readonly promotions: [Promotion, Promotion] = [promotion.initial, promotion.initial];
  readonly environment = new EnvironmentEstate((who) => this.by(who));
  private readonly project: ProjectEstate;
  /** By release: the first plan of its promotion, and what was sent to be declared and withheld then. */
  private readonly first: [string | undefined, string | undefined] = [undefined, undefined];
  private readonly late: [DeclarePlanned | undefined, DeclarePlanned | undefined] = [undefined, undefined];
  private passed = true;
  private commands = 0;

  constructor(private readonly asking: Asking) {
    this.project = new ProjectEstate(asking, (who) => this.by(who));
  }

  take(step: CommandStep): Came {
    switch (step.do) {
      case 'request':
        return this.request(step);
      case 'plan':
        return this.plan(step.which, false);
      case 'evaluate':
        return this.move(step.which, (state) => evaluatePromotion(this.facts(step.which), state));
      case 'approve':
        return this.approve(step);
      case 'revoke':
        return this.revoke(step);
      case 'break':
        return this.breakGlass(step);
      case 'review':
        return this.review(step.which, step.who);
      case 'declare':
        return this.declare(step.which);
      case 'declare-late':
        return this.declareLate(step.which);
      case 'reject':
        return this.reject(step);
      case 'abort':
      case 'supersede':
      case 'fail':
        return this.close(step.do, step.which);
      default:
        return this.takeAround(step);
    }
  }

  /** What is about the environment and the project. */
  private takeAround(step: Exclude<CommandStep, { which: Which }> | StepOf<'lift-rejection'>): Came {
    const { environment, project } = this;
    switch (step.do) {
      case 'propose':
        return environment.propose(step);
      case 'attest':
        this.passed = step.passed;
        return 'done';
      case 'converge':
        return this.converge();
      case 'rollout-failed':
        return this.rolloutFailed();
      case 'approve-proposal':
      case 'withdraw-review':
      case 'reject-proposal':
        return environment.decideProposal(step);
      case 'freeze':
        return project.declareFreeze(step);
      case 'lift-freeze':
        return project.liftFreeze(step.who);
      case 'want-exception':
        return project.wantException(step);
      case 'agree':
        return project.agree(step.who);
      case 'end-exception':
        return project.endException(step.who);
      case 'lift-rejection':
        return project.liftRejection(step);
      case 'pass':
        return project.pass(step.minutes);
    }
  }

  /** Where one is over, the next begins. */
  private request({ which, who, kind }: StepOf<'request'>): Came {
    const { releaseId, alias } = releases[which];
    const { intent, releases: before } = this.environment.state;
    const declared = intent?.document.release;
    const cause = this.by(who);
    const facts = {
      ...{ promotionId: cause.commandId, release: { id: releaseId, alias } },
      ...{ admits: { state: 'prod-approved' }, standing: new Map(), wasThere: before.has(releaseId) },
      ...(declared && {
        declared: { releaseId: declared.id, alias: declared.alias, failed: intent.rollout.status === 'failed' },
      }),
      ...this.project.onTheWay(releaseId),
    };
    const command = new RequestPromotion(cause, PROJECT, PROD, alias, 'it is due', kind);
    const known = this.promotions[which];
    const from = isClosed(known) ? promotion.initial : known;
    const [came, state] = decided(promotion, from, (now) => requestPromotion(command, facts, now));
    if (came !== 'done') return came;
    [this.promotions[which], this.first[which], this.late[which]] = [state, undefined, undefined];
    return came;
  }

  private plan(which: Which, turnedDown: number | false): Came {
    return this.move(which, (state) => planPromotion(this.facts(which), state, turnedDown));
  }

  private approve({ which, who, first, comment }: StepOf<'approve'>): Came {
    const role = who === 'otto' ? 'operator' : 'release-manager';
    const said = comment ? 'read it' : undefined;
    const planHash = this.planHash(which, first);
    const command = new ApprovePlan(
      ...([this.by(who), PROJECT, this.id(which), planHash, groupsOf(who), said, undefined, role] as const),
    );
    return this.move(which, (state) => approvePlan(command, state));
  }

  /** As the handler does it: what is authorised is withheld from its environment first. */
  private revoke({ which, who, first }: StepOf<'revoke'>): Came {
    const cause = this.by(who);
    const planHash = this.planHash(which, first);
    const state = this.promotions[which];
    const isFenced =
      state.status === 'authorized' &&
      state.planHash === planHash &&
      cause.actor.kind === 'person' &&
      state.approvals.has(personBehind(cause.actor.id, state.people));
    const withheld = isFenced ? state.authorization.number : undefined;
    if (isFenced) {
      this.late[which] = this.planned(state);
      const withhold = new WithholdIntent(cause, PROJECT, PROD, state.promotionId, state.authorization.number);
      this.environment.change((known) => withholdIntent(withhold, known));
    }
    const command = new RevokeApproval(cause, PROJECT, this.id(which), planHash, 'of another build');
    return this.move(which, (known) => revokeApproval(command, known, withheld));
  }

  private breakGlass({ which, who, first }: StepOf<'break'>): Came {
    const planHash = this.planHash(which, first);
    const command = new BreakGlass(this.by(who), PROJECT, this.id(which), planHash, 'it is down', groupsOf(who));
    return this.move(which, (state) => breakGlass(command, this.project.now, configuration, state));
  }

  private review(which: Which, who: Person): Came {
    const command = new ReviewBrokenGlass(this.by(who), PROJECT, this.id(which), 'the pool was too small');
    return this.move(which, (state) => reviewBrokenGlass(command, state));
  }

  /** As the process does it: what moved or is barred is planned again, what is rejected fails, what is declared rolls out. */
  private declare(which: Which): Came {
    const state = this.promotions[which];
    if (state.status !== 'authorized') return 'nothing';
    const planned = this.planned(state);
    const came =
      barred(planned, this.project.bars(state.releaseId), state)?.code ?? this.environment.declareIntent(planned);
    if (came === 'release-rejected') this.close('fail', which);
    else if (came !== 'done') this.plan(which, state.authorization.number);
    const { intent: declared } = this.environment.state;
    if (came !== 'done' || declared === undefined) return came;
    const rolling = new RecordRollingOut(
      ...([planned.cause, state.promotionId, declared.intentRevision, declared.intentHash] as const),
    );
    return this.move(which, (known) => recordRollingOut(rolling, known));
  }

  private planned(state: Extract<Promotion, { status: 'authorized' }>): DeclarePlanned {
    const { promotionId, planHash, releaseId, plan, authorization, kind } = state;
    const { baseline, proposedIntent } = plan;
    const intent = { project: PROJECT, environment: PROD, releaseId, planHash, baseline, proposedIntent };
    return new DeclarePlanned(this.by('ci'), promotionId, intent, authorization.number, kind === 'rollback');
  }

  /** Whoever comes late: before their last look, and after it. */
  private declareLate(which: Which): Came {
    const late = this.late[which];
    if (late === undefined) return 'nothing';
    const isThere = this.environment.state.promotions.has(late.promotionId);
    const bars = { now: this.project.now, rejection: undefined, frozen: [] };
    if (!isThere && barred(late, bars, this.promotions[which]) === undefined) return 'let through at its last look';
    return this.environment.declareIntent(late);
  }

  private reject(step: StepOf<'reject'>): Came {
    const came = this.project.reject(step);
    const { status } = this.promotions[step.which];
    const isOpen = status === 'requested' || status === 'gated';
    if (came === 'done' && step.heard && isOpen) this.close('fail', step.which);
    return came;
  }

  private converge(): Came {
    const came = this.environment.converge();
    if (came !== 'done') return came;
    for (const which of [0, 1] as const) {
      const complete = new CompletePromotion(this.by('ci'), this.id(which), this.environment.intentRevision);
      this.move(which, (state) => completePromotion(complete, state));
    }
    return came;
  }

  private rolloutFailed(): Came {
    const came = this.environment.rolloutFailed();
    if (came !== 'done') return came;
    const { intentRevision } = this.environment;
    for (const which of [0, 1] as const) {
      const state = this.promotions[which];
      if (state.status === 'rolling-out' && state.intentRevision === intentRevision) this.close('fail', which);
    }
    return came;
  }

  private close(how: 'abort' | 'supersede' | 'fail', which: Which): Came {
    const [cause, id] = [this.by('olga'), this.id(which)];
    return this.move(which, (state): Decision<DomainEvent, string> => {
      if (how === 'abort') return abortPromotion(new AbortPromotion(cause, PROJECT, id, 'no'), state);
      if (how === 'fail') return failPromotion(new FailPromotion(cause, id, 'no'), state);
      return supersedePromotion(new SupersedePromotion(cause, id, 'another'), state);
    });
  }

  private facts(which: Which) {
    const { kind } = this.promotions[which] as Partial<Known>;
    const facts = factsOf({ which, asking: this.asking, kind }, this.environment.state, this.passed);
    const { now } = this.project;
    return { ...facts, inputs: { ...facts.inputs, now, ...this.project.onTheWay(releases[which].releaseId) } };
  }

  private id(which: Which): string {
    const state = this.promotions[which];
    return state.status === 'unknown' ? 'none' : state.promotionId;
  }

  private planHash(which: Which, first: boolean): string {
    const state = this.promotions[which];
    const current = 'planHash' in state ? state.planHash : digest('0');
    return first ? (this.first[which] ?? current) : current;
  }

  private move(which: Which, decide: (state: Promotion) => Decision<DomainEvent, string>): Came {
    const [came, state] = decided(promotion, this.promotions[which], decide);
    this.promotions[which] = state;
    if ('planHash' in state) this.first[which] ??= state.planHash;
    return came;
  }

  private by(who: Person): Cause {
    const commandId = `command-${String((this.commands += 1))}`;
    const kind = who === 'ci' ? 'service' : 'person';
    return { commandId, actor: { kind, id: who }, causationId: commandId, correlationId: commandId };
  }
}
