import type { Person, StepOf } from './command-steps';
import { OverlayRules } from './overlay-rules';
import type { Came } from './rules';

type Which = 0 | 1;

/** What prod is declared to be, its overlay and its rollouts, in a few lines. */
export class EnvironmentRules {
  intentRevision = 0;
  isPaused = false;
  readonly overlay = new OverlayRules();
  private converged = 0;
  private failed = 0;
  private readonly wasThere = [false, false];
  private declared: { readonly which: Which; readonly overlayVersion: number } | undefined;
  /** What stands in prod, by key. */
  private standing = new Map<string, number>();

  isDeclared(which: Which): boolean {
    return this.declared?.which === which;
  }

  /** Nothing would change if it were declared. */
  isAsDeclared(which: Which): boolean {
    return this.declared?.which === which && this.declared.overlayVersion === this.overlay.version;
  }

  hasFailed(which: Which): boolean {
    return this.isDeclared(which) && this.failed === this.intentRevision;
  }

  hasBeenThere(which: Which): boolean {
    return this.wasThere[which] === true;
  }

  /** Who proposed values that are in the overlay and do not stand in prod yet. */
  bringers(): readonly Person[] {
    return [...this.overlay.values]
      .filter(([key, { value }]) => this.standing.get(key) !== value)
      .map(([, { proposer }]) => proposer);
  }

  declareIntent(which: Which): void {
    this.intentRevision += 1;
    this.wasThere[which] = true;
    this.declared = { which, overlayVersion: this.overlay.version };
    this.standing = new Map([...this.overlay.values].map(([key, { value }]) => [key, value]));
  }

  decideProposal(step: StepOf<'approve-proposal' | 'reject-proposal' | 'withdraw-review'>): Came {
    const { overlay } = this;
    if (step.do === 'reject-proposal') return overlay.reject(step.slot, step.who);
    return step.do === 'withdraw-review' ? overlay.withdraw(step.slot, step.who) : this.approveProposal(step);
  }

  /** What comes into force is declared at once. */
  private approveProposal({ slot, who }: Pick<StepOf<'approve-proposal'>, 'slot' | 'who'>): Came {
    const before = this.overlay.version;
    const came = this.overlay.approve(slot, who);
    if (this.overlay.version > before && this.declared !== undefined) this.declareIntent(this.declared.which);
    return came;
  }

  converge(): Came {
    if (this.intentRevision === 0) return 'nothing-declared';
    if (this.converged === this.intentRevision) return 'nothing';
    this.converged = this.intentRevision;
    return 'done';
  }

  rolloutFailed(): Came {
    if (this.intentRevision === 0) return 'nothing-declared';
    if (this.failed === this.intentRevision) return 'nothing';
    this.failed = this.intentRevision;
    return 'done';
  }
}
