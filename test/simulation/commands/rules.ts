import type { CommandStep, Person, StepOf } from './command-steps';
import type { Asking } from './door';
import { personOf, ProjectRules } from './project-rules';
import type { PromotionRules } from './promotion-rules';
import { promotionAsked, promotionUnknown } from './promotion-rules';

/** What a command comes to: done, nothing left to do, or why not. */
export type Came = 'done' | 'nothing' | (string & {});

interface Proposal {
  readonly proposer: Person;
  readonly base: number;
  readonly replicas: number;
  status: 'open' | 'approved' | 'rejected';
  by: Person | undefined;
}

interface Declared {
  readonly which: 0 | 1;
  readonly overlayVersion: number;
  readonly replicas: number | undefined;
}

type Which = 0 | 1;

const NEEDED = 2;
const GLASS_MINUTES = 15;
const over: ReadonlySet<string> = new Set(['completed', 'failed', 'aborted', 'superseded']);

/** The rules of the door in a few lines, told apart from the product that is held against them. */
export class Rules {
  readonly promotions: [PromotionRules, PromotionRules] = [promotionUnknown(), promotionUnknown()];
  readonly project = new ProjectRules();
  intentRevision = 0;
  overlayVersion = 0;
  isPaused = false;
  private converged = 0;
  private failed = 0;
  private readonly wasThere = [false, false];
  private declared: Declared | undefined;
  private overlay: { readonly replicas: number; readonly proposer: Person } | undefined;
  private proposal: Proposal | undefined;
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
        return this.approve(this.promotions[step.which], step);
      case 'revoke':
        return this.revoke(this.promotions[step.which], step);
      case 'break':
        return this.breakGlass(this.promotions[step.which], step);
      case 'review':
        return this.review(this.promotions[step.which], step.who);
      case 'declare':
        return this.declare(step.which);
      case 'declare-late':
        return this.declareLate(this.promotions[step.which]);
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
  private takeAround(step: Exclude<CommandStep, { which: Which }> | StepOf<'reject' | 'lift-rejection'>): Came {
    switch (step.do) {
      case 'propose':
        return this.propose(step.who, step.replicas);
      case 'approve-proposal':
        return this.approveProposal(step.who);
      case 'reject-proposal':
        return this.decideProposal(step.who, 'rejected');
      case 'attest':
        this.passed = step.passed;
        return 'done';
      case 'converge':
        return this.converge();
      case 'rollout-failed':
        return this.rolloutFailed();
      case 'freeze':
        return this.project.declareFreeze(step);
      case 'lift-freeze':
        return this.project.liftFreeze(step.who);
      case 'want-exception':
        return this.project.wantException(step);
      case 'agree':
        return this.project.agree(step.who);
      case 'end-exception':
        return this.project.endException(step.who);
      case 'reject':
        return this.reject(step);
      case 'lift-rejection':
        return this.project.reject(step.which, step.who, false);
      case 'pass':
        this.project.minute += step.minutes;
        return 'done';
    }
  }

  private request({ which, who, kind }: StepOf<'request'>): Came {
    const { status } = this.promotions[which];
    if (status !== 'unknown' && !over.has(status)) return 'nothing';
    if (this.project.rejected[which] === true) return 'release-rejected';
    const isThere = this.declared?.which === which;
    if (kind === 'retry') {
      if (!isThere || this.failed !== this.intentRevision) return 'nothing-to-retry';
    } else if (isThere) return 'already-declared';
    if (kind === 'rollback' && this.wasThere[which] !== true) return 'never-there';
    this.promotions[which] = promotionAsked(personOf(who), kind);
    return 'done';
  }

  private plan(which: Which, turnedDown: boolean): Came {
    const promotion = this.promotions[which];
    const { status } = promotion;
    if (status !== 'requested' && status !== 'gated' && !(status === 'authorized' && turnedDown)) return 'nothing';
    const plan = this.planOf(which);
    if (status === 'gated' && promotion.plan === plan) return 'nothing';
    const isSame = this.declared?.which === which && this.declared.overlayVersion === this.overlayVersion;
    if (isSame && promotion.kind !== 'retry') {
      promotion.status = 'failed';
      return 'done';
    }
    if (promotion.plan !== plan) promotion.approvers.clear();
    promotion.proposer = this.bringer();
    promotion.plan = plan;
    promotion.first ??= plan;
    promotion.status = 'gated';
    return 'done';
  }

  /** Who proposed the value that stands in the overlay and not yet in what is declared. */
  private bringer(): string | undefined {
    const { declared, overlay } = this;
    return declared?.replicas === overlay?.replicas || overlay === undefined ? undefined : personOf(overlay.proposer);
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

  private approve(promotion: PromotionRules, { who, first, comment }: StepOf<'approve'>): Came {
    const { status, plan, approvers } = promotion;
    const person = personOf(who);
    if (status === 'unknown') return 'no-such-promotion';
    if (status === 'requested') return 'not-planned';
    if (status !== 'gated') return 'promotion-closed';
    if (first && promotion.first !== plan) return 'plan-moved';
    if (who === 'ci') return 'not-a-person';
    if (['max', promotion.requester, promotion.proposer].includes(person)) return 'duties-not-separate';
    if (who === (this.asking === 'role' ? 'otto' : 'zed')) return 'not-in-group';
    if (this.asking === 'comment' && !comment) return 'comment-required';
    if (approvers.has(person) && (!comment || approvers.get(person) === true)) return 'nothing';
    approvers.set(person, comment);
    return 'done';
  }

  /** Nothing that stands is undone; what is authorised is fenced first. */
  private revoke(promotion: PromotionRules, { who, first }: StepOf<'revoke'>): Came {
    const { status, plan, approvers } = promotion;
    if (status === 'unknown') return 'no-such-promotion';
    if (who === 'ci') return 'not-a-person';
    if (status === 'rolling-out') return 'too-late-to-revoke';
    if (status === 'requested') return 'not-planned';
    if (over.has(status)) return 'promotion-closed';
    if (first && promotion.first !== plan) return 'plan-moved';
    if (!approvers.delete(personOf(who))) return 'nothing';
    if (status === 'authorized') promotion.isWithheld = true;
    promotion.status = 'gated';
    return 'done';
  }

  private breakGlass(promotion: PromotionRules, { who, first }: StepOf<'break'>): Came {
    const { status, plan } = promotion;
    if (status === 'unknown') return 'no-such-promotion';
    if (status === 'requested') return 'not-planned';
    if (status !== 'gated') return 'promotion-closed';
    if (first && promotion.first !== plan) return 'plan-moved';
    if (who === 'ci') return 'not-a-person';
    if (who === 'zed') return 'not-in-group';
    const { minute } = this.project;
    const until = minute + GLASS_MINUTES;
    const by = personOf(who);
    const { glass } = promotion;
    if (glass === undefined || glass.plan !== plan || glass.until <= minute) {
      promotion.glass = { status: 'asked', plan, by, until };
      return 'done';
    }
    if (glass.status === 'broken') return 'nothing';
    if (glass.by === by) return 'second-person-needed';
    promotion.glass = { status: 'broken', plan, by, until };
    promotion.review = 'owed';
    return 'done';
  }

  private review(promotion: PromotionRules, who: Person): Came {
    if (promotion.status === 'unknown') return 'no-such-promotion';
    if (promotion.review === 'none') return 'nothing-was-broken';
    if (who === 'ci') return 'not-a-person';
    if (promotion.review === 'written') return 'nothing';
    promotion.review = 'written';
    return 'done';
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
    this.declareIntent(which);
    if (promotion.kind === 'rollback') this.isPaused = true;
    promotion.status = 'rolling-out';
    promotion.hasDeclared = true;
    promotion.intentRevision = this.intentRevision;
    return 'done';
  }

  /** Whoever was on their way to declare what was withheld meanwhile. */
  private declareLate({ isWithheld, hasDeclared }: PromotionRules): Came {
    return !isWithheld || hasDeclared ? 'nothing' : 'authorization-withdrawn';
  }

  private propose(proposer: Person, replicas: number): Came {
    if (this.overlay?.replicas === replicas) return 'overlay-unchanged';
    this.proposal = { proposer, base: this.overlayVersion, replicas, status: 'open', by: undefined };
    return 'done';
  }

  private approveProposal(who: Person): Came {
    const before = this.proposal;
    const decided = this.decideProposal(who, 'approved');
    if (decided !== 'done' || before === undefined) return decided;
    this.overlay = { replicas: before.replicas, proposer: before.proposer };
    this.overlayVersion += 1;
    if (this.declared !== undefined) this.declareIntent(this.declared.which);
    return 'done';
  }

  private decideProposal(who: Person, as: 'approved' | 'rejected'): Came {
    const { proposal } = this;
    if (proposal === undefined) return 'no-such-proposal';
    if (who === 'ci') return 'not-a-person';
    if (proposal.status === as && proposal.by === who) return 'nothing';
    if (proposal.status !== 'open') return 'proposal-closed';
    if (as === 'approved' && proposal.proposer === who) return 'duties-not-separate';
    if (as === 'approved' && proposal.base !== this.overlayVersion) return 'overlay-moved';
    Object.assign(proposal, { status: as, by: who });
    return 'done';
  }

  private converge(): Came {
    if (this.intentRevision === 0) return 'nothing-declared';
    if (this.converged === this.intentRevision) return 'nothing';
    this.converged = this.intentRevision;
    this.endRollout('completed');
    return 'done';
  }

  private rolloutFailed(): Came {
    if (this.intentRevision === 0) return 'nothing-declared';
    if (this.failed === this.intentRevision) return 'nothing';
    this.failed = this.intentRevision;
    this.endRollout('failed');
    return 'done';
  }

  private endRollout(as: string): void {
    for (const promotion of this.promotions) {
      if (promotion.status === 'rolling-out' && promotion.intentRevision === this.intentRevision) {
        promotion.status = as;
      }
    }
  }

  /** What is open fails as soon as it is heard of, and is kept where it is until then. */
  private reject({ which, who, heard }: StepOf<'reject'>): Came {
    const came = this.project.reject(which, who, true);
    const promotion = this.promotions[which];
    const isOpen = promotion.status === 'requested' || promotion.status === 'gated';
    if (came === 'done' && heard && isOpen) promotion.status = 'failed';
    return came;
  }

  private declareIntent(which: Which): void {
    this.intentRevision += 1;
    this.wasThere[which] = true;
    this.declared = { which, overlayVersion: this.overlayVersion, replicas: this.overlay?.replicas };
  }

  private planOf(which: Which): string {
    const { kind = 'promotion' } = this.promotions[which];
    return `${kind} of ${String(which)} on ${String(this.intentRevision)} with ${String(this.overlayVersion)}`;
  }
}
