import type { CommandStep, StepOf } from './command-steps';
import type { Asking } from './door';
import { EnvironmentRules } from './environment-rules';
import { personOf, ProjectRules } from './project-rules';
import type { PromotionRules } from './promotion-rules';
import { over, promotionAsked, promotionUnknown } from './promotion-rules';
import { approve, breakGlass, review, revoke } from './word-rules';

/** What a command comes to: done, nothing left to do, or why not. */
export type Came = 'done' | 'nothing' | (string & {});

type Which = 0 | 1;

const NEEDED = 2;

/** The rules of the door in a few lines, told apart from the product that is held against them. */
export class Rules {
  readonly promotions: [PromotionRules, PromotionRules] = [promotionUnknown(), promotionUnknown()];
  readonly project = new ProjectRules();
  readonly environment = new EnvironmentRules();
  private passed = true;

  constructor(private readonly asking: Asking) {}

  /** Undefined where the rules do not say whether anything was left to do. */
  take(step: CommandStep): Came | undefined {
    switch (step.do) {
      case 'request':
        return this.request(step);
      case 'plan':
        return this.plan(step.which, false);
      case 'evaluate':
        return this.evaluate(step.which);
      case 'approve':
        return approve(this.promotions[step.which], step, this.asking);
      case 'revoke':
        return revoke(this.promotions[step.which], step);
      case 'break':
        return breakGlass(this.promotions[step.which], step, this.project.minute);
      case 'review':
        return review(this.promotions[step.which], step);
      case 'declare':
        return this.declare(step.which);
      case 'declare-late':
        return this.declareLate(this.promotions[step.which]);
      case 'reject':
        return this.reject(step);
      case 'abort':
        return this.abort(this.promotions[step.which]);
      case 'supersede':
        return this.close(this.promotions[step.which], 'superseded', ['authorized']);
      case 'fail':
        return this.close(this.promotions[step.which], 'failed', []);
      default:
        return this.takeAround(step);
    }
  }

  /** What is about the environment and the project. */
  private takeAround(step: Exclude<CommandStep, { which: Which }> | StepOf<'lift-rejection'>): Came {
    const { environment, project } = this;
    switch (step.do) {
      case 'propose':
        return environment.overlay.propose(step.slot, step.who, step.wanted);
      case 'approve-proposal':
      case 'withdraw-review':
      case 'reject-proposal':
        return environment.decideProposal(step);
      case 'attest':
        this.passed = step.passed;
        return 'done';
      case 'converge':
        return this.endRollout(environment.converge(), 'completed');
      case 'rollout-failed':
        return this.endRollout(environment.rolloutFailed(), 'failed');
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
        return project.reject(step.which, step.who, false);
      case 'pass':
        project.minute += step.minutes;
        return 'done';
    }
  }

  private request({ which, who, kind }: StepOf<'request'>): Came {
    const { status } = this.promotions[which];
    if (status !== 'unknown' && !over.has(status)) return 'nothing';
    if (this.project.rejected[which] === true) return 'release-rejected';
    if (kind === 'retry') {
      if (!this.environment.hasFailed(which)) return 'nothing-to-retry';
    } else if (this.environment.isDeclared(which)) return 'already-declared';
    if (kind === 'rollback' && !this.environment.hasBeenThere(which)) return 'never-there';
    this.promotions[which] = promotionAsked(personOf(who), kind);
    return 'done';
  }

  private plan(which: Which, turnedDown: boolean): Came {
    const promotion = this.promotions[which];
    const { status } = promotion;
    if (status !== 'requested' && status !== 'gated' && !(status === 'authorized' && turnedDown)) return 'nothing';
    const plan = this.planOf(which);
    if (status === 'gated' && promotion.plan === plan) return 'nothing';
    if (this.environment.isAsDeclared(which) && promotion.kind !== 'retry') {
      promotion.status = 'failed';
      return 'done';
    }
    if (promotion.plan !== plan) promotion.approvers.clear();
    promotion.proposers = this.environment.bringers().map(personOf);
    promotion.plan = plan;
    promotion.first ??= plan;
    promotion.status = 'gated';
    return 'done';
  }

  private evaluate(which: Which): Came | undefined {
    const promotion = this.promotions[which];
    if (promotion.status !== 'gated') return 'nothing';
    if (promotion.plan !== this.planOf(which)) return this.plan(which, false);
    if (!this.allows(which)) return undefined;
    promotion.status = 'authorized';
    return undefined;
  }

  /** Everything has to hold, be excepted or be broken; a rejection is neither. */
  private allows(which: Which): boolean {
    const { approvers } = this.promotions[which];
    const { project } = this;
    if (project.rejected[which] === true) return false;
    if (this.isBroken(which)) return true;
    return (
      (approvers.size >= NEEDED || project.isExcepted('approvals', which)) &&
      (this.passed || project.isExcepted('upstream', which)) &&
      (!project.isFrozen() || project.isExcepted('freeze', which))
    );
  }

  private isBroken(which: Which): boolean {
    const { glass, plan } = this.promotions[which];
    return glass?.status === 'broken' && glass.plan === plan && glass.until > this.project.minute;
  }

  private abort(promotion: PromotionRules): Came {
    const { status } = promotion;
    if (status === 'unknown') return 'no-such-promotion';
    if (status === 'authorized' || status === 'rolling-out') return 'too-late-to-abort';
    if (status === 'aborted') return 'nothing';
    if (over.has(status)) return 'promotion-closed';
    promotion.status = 'aborted';
    return 'done';
  }

  private close(promotion: PromotionRules, as: string, not: readonly string[]): Came {
    if (promotion.status === 'unknown') return 'no-such-promotion';
    if (over.has(promotion.status) || not.includes(promotion.status)) return 'nothing';
    promotion.status = as;
    return 'done';
  }

  private declare(which: Which): Came {
    const promotion = this.promotions[which];
    if (promotion.status !== 'authorized') return 'nothing';
    if (this.project.rejected[which] === true) {
      promotion.status = 'failed';
      return 'release-rejected';
    }
    if (this.project.isFrozen() && !this.project.isExcepted('freeze', which) && !this.isBroken(which)) {
      this.plan(which, true);
      return 'frozen';
    }
    if (promotion.plan !== this.planOf(which)) {
      this.plan(which, true);
      return 'baseline-moved';
    }
    this.environment.declareIntent(which);
    if (promotion.kind === 'rollback') this.environment.isPaused = true;
    promotion.status = 'rolling-out';
    promotion.hasDeclared = true;
    promotion.intentRevision = this.environment.intentRevision;
    return 'done';
  }

  /** Whoever was on their way to declare what was withheld meanwhile. */
  private declareLate({ isWithheld, hasDeclared }: PromotionRules): Came {
    return !isWithheld || hasDeclared ? 'nothing' : 'authorization-withdrawn';
  }

  private endRollout(came: Came, as: string): Came {
    if (came !== 'done') return came;
    for (const promotion of this.promotions) {
      if (promotion.status === 'rolling-out' && promotion.intentRevision === this.environment.intentRevision) {
        promotion.status = as;
      }
    }
    return came;
  }

  /** What is open fails as soon as it is heard of, and is kept where it is until then. */
  private reject({ which, who, heard }: StepOf<'reject'>): Came {
    const came = this.project.reject(which, who, true);
    const promotion = this.promotions[which];
    const isOpen = promotion.status === 'requested' || promotion.status === 'gated';
    if (came === 'done' && heard && isOpen) promotion.status = 'failed';
    return came;
  }

  private planOf(which: Which): string {
    const { kind = 'promotion' } = this.promotions[which];
    const { intentRevision, overlay } = this.environment;
    return `${kind} of ${String(which)} on ${String(intentRevision)} with ${String(overlay.version)}`;
  }
}
