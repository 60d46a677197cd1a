import type { Environment } from '@ledgerline/environment';
import { DeclareIntent, environment, ProposeOverlay, RecordConvergence } from '@ledgerline/environment';
import type { Cause, Decision, DomainEvent } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import { ApproveOverlay } from '../../../libs/environment/src/commands/approve-overlay/command';
import { approveOverlay } from '../../../libs/environment/src/commands/approve-overlay/decide';
import { declareIntent } from '../../../libs/environment/src/commands/declare-intent/decide';
import { proposeOverlay } from '../../../libs/environment/src/commands/propose-overlay/decide';
import { recordConvergence } from '../../../libs/environment/src/commands/record-convergence/decide';
import { RejectOverlay } from '../../../libs/environment/src/commands/reject-overlay/command';
import { rejectOverlay } from '../../../libs/environment/src/commands/reject-overlay/decide';
import { ReportRollout } from '../../../libs/environment/src/commands/report-rollout/command';
import { reportRollout } from '../../../libs/environment/src/commands/report-rollout/decide';
import { WithdrawReview } from '../../../libs/environment/src/commands/withdraw-review/command';
import { withdrawReview } from '../../../libs/environment/src/commands/withdraw-review/decide';
import { nothingKnown } from '../../../libs/environment/src/intent/variance-facts';
import type { DeclarePlanned } from '../../../libs/promotion/src/commands/declare-planned/command';
import type { Person, StepOf } from './command-steps';
import { configuration, releases } from './door';
import { decided } from './project-estate';
import type { Came } from './rules';

const PROJECT = 'checkout';
const PROD = 'prod';

/** The groups in which people own keys of prod; ana has another one under each of her names. */
const ownerGroups: Readonly<Record<Person, readonly string[]>> = {
  ana: ['orders-team'],
  'ana-gh': ['web-team'],
  mei: ['orders-team'],
  otto: ['web-team'],
  olga: ['web-team', 'orders-team'],
  max: ['web-team'],
  zed: [],
  ci: ['web-team', 'orders-team'],
};

/** The product's own decisions about prod: its intents, its overlay and its rollouts, on states in memory. */
export class EnvironmentEstate {
  state: Environment = environment.initial;
  private readonly proposals: [string, string] = ['none', 'none'];

  constructor(private readonly by: (who: Person) => Cause) {}

  get intentRevision(): number {
    return this.state.intent?.intentRevision ?? 0;
  }

  change(decide: (state: Environment) => Decision<DomainEvent, string>): Came {
    const [came, state] = decided(environment, this.state, decide);
    this.state = state;
    return came;
  }

  declareIntent({ cause, promotionId, intent, authorization, rollback }: DeclarePlanned): Came {
    const { planHash, releaseId, baseline, proposedIntent } = intent;
    const command = new DeclareIntent(
      ...([cause, PROJECT, PROD, promotionId, planHash, releaseId, baseline, proposedIntent] as const),
      ...([authorization, rollback] as const),
    );
    return this.change((state) => declareIntent(command, state, factsOn(releaseId)));
  }

  propose({ slot, who, wanted: { replicas, memory } }: StepOf<'propose'>): Came {
    const changes = {
      ...(replicas !== undefined && { 'web.replicas': replicas }),
      ...(memory !== undefined && { 'databases.orders.settings.work_mem': `${String(2 * memory)}MB` }),
    };
    const command = new ProposeOverlay(this.by(who), PROJECT, PROD, changes, 'load differs');
    const came = this.change((state) => proposeOverlay(command, state, this.declaredFacts()));
    if (came === 'done') this.proposals[slot] = deriveId(command.cause.commandId, 'overlay-proposal');
    return came;
  }

  decideProposal(step: StepOf<'approve-proposal' | 'reject-proposal' | 'withdraw-review'>): Came {
    const [cause, id] = [this.by(step.who), this.proposals[step.slot]];
    return this.change((state): Decision<DomainEvent, string> => {
      if (step.do === 'reject-proposal') {
        return rejectOverlay(new RejectOverlay(cause, PROJECT, PROD, id, 'no'), state);
      }
      if (step.do === 'withdraw-review') {
        return withdrawReview(new WithdrawReview(cause, PROJECT, PROD, id, 'no'), state, configuration);
      }
      const approval = new ApproveOverlay(cause, PROJECT, PROD, id, ownerGroups[step.who]);
      return approveOverlay(approval, state, this.declaredFacts());
    });
  }

  converge(): Came {
    const command = new RecordConvergence(this.by('ci'), PROJECT, PROD, this.intentRevision, []);
    return this.change((state) => recordConvergence(command, state));
  }

  rolloutFailed(): Came {
    const report = { status: 'failed', reason: 'the disk is full' } as const;
    const command = new ReportRollout(this.by('ci'), PROJECT, PROD, this.intentRevision, report);
    return this.change((state) => reportRollout(command, state));
  }

  private declaredFacts() {
    return factsOn(this.state.intent?.document.release.id);
  }
}

function factsOn(releaseId: string | undefined) {
  const release = releases.find((cut) => cut.releaseId === releaseId);
  return { configuration, release, variance: nothingKnown };
}
