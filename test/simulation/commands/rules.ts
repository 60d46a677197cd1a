import type { CommandStep, Person } from './command-steps';
import { OverlayRules } from './overlay-rules';

/** What a command comes to: done, nothing left to do, or why not. */
export type Came = 'done' | 'nothing' | (string & {});

interface Promotion {
  status: string;
  requester: Person | undefined;
  plan: string | undefined;
  first: string | undefined;
  proposers: readonly Person[];
  readonly approvers: Set<Person>;
  intentRevision: number;
}

const NEEDED = 2;
const over: ReadonlySet<string> = new Set(['completed', 'failed', 'aborted', 'superseded']);

/** The rules of the door in a few lines, told apart from the product that is held against them. */
export class Rules {
  readonly promotions: readonly [Promotion, Promotion] = [unknown(), unknown()];
  intentRevision = 0;
  private readonly overlay = new OverlayRules();
  private converged = 0;
  private declared: { readonly which: number; readonly overlayVersion: number } | undefined;
  /** What stands in prod, by key. */
  private standing = new Map<string, number>();
  private passed = true;

  get overlayVersion(): number {
    return this.overlay.version;
  }

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
        return this.overlay.propose(step.slot, step.who, step.wanted);
      case 'approve-proposal':
        return this.approveProposal(step.slot, step.who);
      case 'withdraw-review':
        return this.overlay.withdraw(step.slot, step.who);
      case 'reject-proposal':
        return this.overlay.reject(step.slot, step.who);
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
    promotion.proposers = this.bringers();
    promotion.plan = plan;
    promotion.first ??= plan;
    promotion.status = 'gated';
    return 'done';
  }

  /** Who proposed values that are in the overlay and do not stand in prod yet. */
  private bringers(): readonly Person[] {
    return [...this.overlay.values]
      .filter(([key, { value }]) => this.standing.get(key) !== value)
      .map(([, { proposer }]) => proposer);
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
    const involved = ['max', promotion.requester, ...promotion.proposers];
    if (involved.includes(who)) return 'duties-not-separate';
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

  private approveProposal(slot: 0 | 1, who: Person): Came {
    const before = this.overlayVersion;
    const came = this.overlay.approve(slot, who);
    if (this.overlayVersion > before && this.declared !== undefined) this.declareIntent(this.declared.which);
    return came;
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
    this.declared = { which, overlayVersion: this.overlayVersion };
    this.standing = new Map([...this.overlay.values].map(([key, { value }]) => [key, value]));
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
    proposers: [],
    approvers: new Set(),
    intentRevision: 0,
  };
}
