import type { CommandStep, Person } from './command-steps';

/** What a command comes to: done, nothing left to do, or why not. */
export type Came = 'done' | 'nothing' | (string & {});

interface Promotion {
  status: string;
  requester: Person | undefined;
  plan: string | undefined;
  first: string | undefined;
  proposer: Person | undefined;
  readonly approvers: Set<Person>;
  intentRevision: number;
}

interface Proposal {
  readonly proposer: Person;
  readonly base: number;
  readonly replicas: number;
  status: 'open' | 'approved' | 'rejected';
  by: Person | undefined;
}

const NEEDED = 2;
const over: ReadonlySet<string> = new Set(['completed', 'failed', 'aborted', 'superseded']);

/** The rules of the door in a few lines, told apart from the product that is held against them. */
export class Rules {
  readonly promotions: readonly [Promotion, Promotion] = [unknown(), unknown()];
  intentRevision = 0;
  overlayVersion = 0;
  private converged = 0;
  private declared:
    { readonly which: number; readonly overlayVersion: number; readonly replicas: number | undefined } | undefined;
  private overlay: { readonly replicas: number; readonly proposer: Person } | undefined;
  private proposal: Proposal | undefined;
  private passed = true;

  /** Undefined where the rules do not say whether anything was left to do. */
  take(step: CommandStep): Came | undefined {
    switch (step.do) {
      case 'request':
        return this.request(step.which, step.who);
      case 'plan':
        return this.plan(step.which, false);
      case 'evaluate':
        return this.evaluate(step.which);
      case 'approve':
        return this.approve(this.promotions[step.which], step.who, step.first);
      case 'abort':
        return this.abort(this.promotions[step.which]);
      case 'supersede':
        return this.close(this.promotions[step.which], 'superseded', ['authorized']);
      case 'fail':
        return this.close(this.promotions[step.which], 'failed', []);
      case 'declare':
        return this.declare(step.which);
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
    }
  }

  private request(which: 0 | 1, who: Person): Came {
    const promotion = this.promotions[which];
    if (promotion.status !== 'unknown') return 'nothing';
    if (this.declared?.which === which) return 'already-declared';
    promotion.status = 'requested';
    promotion.requester = who;
    return 'done';
  }

  private plan(which: 0 | 1, turnedDown: boolean): Came {
    const promotion = this.promotions[which];
    const { status } = promotion;
    if (status !== 'requested' && status !== 'gated' && !(status === 'authorized' && turnedDown)) return 'nothing';
    const plan = this.planOf(which);
    if (status === 'gated' && promotion.plan === plan) return 'nothing';
    if (this.declared?.which === which && this.declared.overlayVersion === this.overlayVersion) {
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
  private bringer(): Person | undefined {
    return this.declared?.replicas === this.overlay?.replicas ? undefined : this.overlay?.proposer;
  }

  private evaluate(which: 0 | 1): Came | undefined {
    const promotion = this.promotions[which];
    if (promotion.status !== 'gated') return 'nothing';
    if (promotion.plan !== this.planOf(which)) return this.plan(which, false);
    if (promotion.approvers.size >= NEEDED && this.passed) promotion.status = 'authorized';
    return undefined;
  }

  private approve(promotion: Promotion, who: Person, first: boolean): Came {
    const { status, plan, approvers } = promotion;
    if (status === 'unknown') return 'no-such-promotion';
    if (status === 'requested') return 'not-planned';
    if (status !== 'gated') return 'promotion-closed';
    if (first && promotion.first !== plan) return 'plan-moved';
    if (who === 'ci') return 'not-a-person';
    if (who === 'max' || who === promotion.requester || who === promotion.proposer) return 'duties-not-separate';
    if (who === 'zed') return 'not-in-group';
    if (approvers.has(who)) return 'nothing';
    approvers.add(who);
    return 'done';
  }

  private abort(promotion: Promotion): Came {
    const { status } = promotion;
    if (status === 'unknown') return 'no-such-promotion';
    if (status === 'authorized' || status === 'rolling-out') return 'too-late-to-abort';
    if (status === 'aborted') return 'nothing';
    if (over.has(status)) return 'promotion-closed';
    promotion.status = 'aborted';
    return 'done';
  }

  private close(promotion: Promotion, as: string, not: readonly string[]): Came {
    if (promotion.status === 'unknown') return 'no-such-promotion';
    if (over.has(promotion.status) || not.includes(promotion.status)) return 'nothing';
    promotion.status = as;
    return 'done';
  }

  private declare(which: 0 | 1): Came {
    const promotion = this.promotions[which];
    if (promotion.status !== 'authorized') return 'nothing';
    if (promotion.plan !== this.planOf(which)) {
      this.plan(which, true);
      return 'baseline-moved';
    }
    this.declareIntent(which);
    promotion.status = 'rolling-out';
    promotion.intentRevision = this.intentRevision;
    return 'done';
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
    for (const promotion of this.promotions) {
      if (promotion.status === 'rolling-out' && promotion.intentRevision === this.intentRevision) {
        promotion.status = 'completed';
      }
    }
    return 'done';
  }

  private declareIntent(which: number): void {
    this.intentRevision += 1;
    this.declared = { which, overlayVersion: this.overlayVersion, replicas: this.overlay?.replicas };
  }

  private planOf(which: number): string {
    return `${String(which)} on ${String(this.intentRevision)} with ${String(this.overlayVersion)}`;
  }
}

function unknown(): Promotion {
  return {
    status: 'unknown',
    requester: undefined,
    plan: undefined,
    first: undefined,
    proposer: undefined,
    approvers: new Set(),
    intentRevision: 0,
  };
}
