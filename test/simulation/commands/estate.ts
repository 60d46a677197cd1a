import type { Environment } from '@ledgerline/environment';
import { DeclareIntent, environment, ProposeOverlay, RecordConvergence } from '@ledgerline/environment';
import type { Cause, Decision, DomainEvent } from '@ledgerline/kernel';
import { deriveId, Refusal } from '@ledgerline/kernel';
import { ApproveOverlay } from '../../../libs/environment/src/commands/approve-overlay/command';
import { approveOverlay } from '../../../libs/environment/src/commands/approve-overlay/decide';
import { declareIntent } from '../../../libs/environment/src/commands/declare-intent/decide';
import { proposeOverlay } from '../../../libs/environment/src/commands/propose-overlay/decide';
import { recordConvergence } from '../../../libs/environment/src/commands/record-convergence/decide';
import { RejectOverlay } from '../../../libs/environment/src/commands/reject-overlay/command';
import { rejectOverlay } from '../../../libs/environment/src/commands/reject-overlay/decide';
import { WithdrawReview } from '../../../libs/environment/src/commands/withdraw-review/command';
import { withdrawReview } from '../../../libs/environment/src/commands/withdraw-review/decide';
import { nothingKnown } from '../../../libs/environment/src/intent/variance-facts';
import { AbortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/command';
import { abortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/decide';
import { ApprovePlan } from '../../../libs/promotion/src/commands/approve-plan/command';
import { approvePlan } from '../../../libs/promotion/src/commands/approve-plan/decide';
import { CompletePromotion } from '../../../libs/promotion/src/commands/complete-promotion/command';
import { completePromotion } from '../../../libs/promotion/src/commands/complete-promotion/decide';
import { evaluatePromotion } from '../../../libs/promotion/src/commands/evaluate-gates/decide';
import { FailPromotion } from '../../../libs/promotion/src/commands/fail-promotion/command';
import { failPromotion } from '../../../libs/promotion/src/commands/fail-promotion/decide';
import { planPromotion } from '../../../libs/promotion/src/commands/plan-promotion/decide';
import { RecordRollingOut } from '../../../libs/promotion/src/commands/record-rolling-out/command';
import { recordRollingOut } from '../../../libs/promotion/src/commands/record-rolling-out/decide';
import { RequestPromotion } from '../../../libs/promotion/src/commands/request-promotion/command';
import { requestPromotion } from '../../../libs/promotion/src/commands/request-promotion/decide';
import { SupersedePromotion } from '../../../libs/promotion/src/commands/supersede-promotion/command';
import { supersedePromotion } from '../../../libs/promotion/src/commands/supersede-promotion/decide';
import { promotion } from '../../../libs/promotion/src/evolve';
import type { Promotion } from '../../../libs/promotion/src/state';
import { digest } from '../../../libs/promotion/src/testing/samples';
import type { CommandStep, Person, Slot, Wanted } from './command-steps';
import { configuration, factsOf, releases } from './door';
import type { Came } from './rules';

const PROJECT = 'checkout';
const PROD = 'prod';
const ids = ['p-0', 'p-1'] as const;
type Which = 0 | 1;
/** The groups in which people own keys of prod. */
const ownerGroups: Readonly<Record<Person, readonly string[]>> = {
  ana: ['web-team', 'orders-team'],
  mei: ['orders-team'],
  otto: ['web-team'],
  olga: ['web-team', 'orders-team'],
  max: ['web-team'],
  zed: [],
  ci: ['web-team', 'orders-team'],
};

/** The product's own deciders and decisions, on states in memory. */
export class Estate {
  readonly promotions: [Promotion, Promotion] = [promotion.initial, promotion.initial];
  environment: Environment = environment.initial;
  private readonly first: [string | undefined, string | undefined] = [undefined, undefined];
  private readonly proposals: [string, string] = ['none', 'none'];
  private passed = true;
  private commands = 0;

  take(step: CommandStep): Came {
    switch (step.do) {
      case 'request':
        return this.request(step.which, step.who);
      case 'plan':
        return this.plan(step.which, false);
      case 'evaluate':
        return this.move(step.which, (state) => evaluatePromotion(this.facts(step.which), state));
      case 'approve':
        return this.approve(step.which, step.who, step.first);
      case 'declare':
        return this.declare(step.which);
      case 'propose':
        return this.propose(step.slot, step.who, step.wanted);
      case 'attest':
        this.passed = step.passed;
        return 'done';
      case 'converge':
        return this.converge();
      case 'approve-proposal':
      case 'reject-proposal':
      case 'withdraw-review':
        return this.decideProposal(step.do, step.slot, step.who);
      case 'abort':
      case 'supersede':
      case 'fail':
        return this.close(step.do, step.which);
    }
  }

  private request(which: Which, who: Person): Came {
    const { releaseId, alias } = releases[which];
    const declaredRelease = this.environment.intent?.document.release.id;
    const facts = {
      promotionId: ids[which],
      release: { id: releaseId, alias },
      admits: { state: 'prod-approved' },
      standing: new Map(),
      ...(declaredRelease !== undefined && { declaredRelease }),
    };
    const command = new RequestPromotion(this.by(who), PROJECT, PROD, alias, 'it is due');
    return this.move(which, (state) => requestPromotion(command, facts, state));
  }

  private plan(which: Which, turnedDown: boolean): Came {
    return this.move(which, (state) => planPromotion(this.facts(which), state, turnedDown));
  }

  private approve(which: Which, who: Person, first: boolean): Came {
    const state = this.promotions[which];
    const current = 'planHash' in state ? state.planHash : digest('0');
    const planHash = first ? (this.first[which] ?? current) : current;
    const groups = who === 'zed' ? [] : ['release-managers'];
    const command = new ApprovePlan(this.by(who), PROJECT, ids[which], planHash, groups);
    return this.move(which, (known) => approvePlan(command, known));
  }

  /** As the process does it: what is turned down is planned again, what is declared rolls out. */
  private declare(which: Which): Came {
    const state = this.promotions[which];
    if (state.status !== 'authorized') return 'nothing';
    const { planHash, plan, releaseId } = state;
    const release = releases[which];
    const cause = this.by('ci');
    const { baseline, proposedIntent } = plan;
    const command = new DeclareIntent(cause, PROJECT, PROD, ids[which], planHash, releaseId, baseline, proposedIntent);
    const came = this.change((known) =>
      declareIntent(command, known, { configuration, release, variance: nothingKnown }),
    );
    const { intent } = this.environment;
    if (came === 'baseline-moved' || came === 'plan-moved') this.plan(which, true);
    if (came !== 'done' || intent === undefined) return came;
    const rolling = new RecordRollingOut(cause, ids[which], intent.intentRevision, intent.intentHash);
    return this.move(which, (known) => recordRollingOut(rolling, known));
  }

  private propose(slot: Slot, who: Person, { replicas, memory }: Wanted): Came {
    const changes = {
      ...(replicas !== undefined && { 'web.replicas': replicas }),
      ...(memory !== undefined && { 'databases.orders.settings.work_mem': `${String(2 * memory)}MB` }),
    };
    const command = new ProposeOverlay(this.by(who), PROJECT, PROD, changes, 'load differs');
    const came = this.change((state) => proposeOverlay(command, state, this.declaredFacts()));
    if (came === 'done') this.proposals[slot] = deriveId(command.cause.commandId, 'overlay-proposal');
    return came;
  }

  private decideProposal(
    how: 'approve-proposal' | 'reject-proposal' | 'withdraw-review',
    slot: Slot,
    who: Person,
  ): Came {
    const [cause, id] = [this.by(who), this.proposals[slot]];
    return this.change((state): Decision<DomainEvent, string> => {
      if (how === 'reject-proposal') return rejectOverlay(new RejectOverlay(cause, PROJECT, PROD, id, 'no'), state);
      if (how === 'withdraw-review') {
        return withdrawReview(new WithdrawReview(cause, PROJECT, PROD, id, 'no'), state, configuration);
      }
      const approval = new ApproveOverlay(cause, PROJECT, PROD, id, ownerGroups[who]);
      return approveOverlay(approval, state, this.declaredFacts());
    });
  }

  private converge(): Came {
    const cause = this.by('ci');
    const revision = this.environment.intent?.intentRevision ?? 0;
    const command = new RecordConvergence(cause, PROJECT, PROD, revision, []);
    const came = this.change((state) => recordConvergence(command, state));
    if (came !== 'done') return came;
    for (const which of [0, 1] as const) {
      const complete = new CompletePromotion(cause, ids[which], revision);
      this.move(which, (state) => completePromotion(complete, state));
    }
    return came;
  }

  private close(how: 'abort' | 'supersede' | 'fail', which: Which): Came {
    const [cause, id] = [this.by('olga'), ids[which]];
    return this.move(which, (state): Decision<DomainEvent, string> => {
      if (how === 'abort') return abortPromotion(new AbortPromotion(cause, PROJECT, id, 'no'), state);
      if (how === 'fail') return failPromotion(new FailPromotion(cause, id, 'no'), state);
      return supersedePromotion(new SupersedePromotion(cause, id, 'another'), state);
    });
  }

  private facts(which: Which) {
    return factsOf(which, this.environment, this.passed);
  }

  private declaredFacts() {
    const declared = this.environment.intent?.document.release.id;
    const release = releases.find(({ releaseId }) => releaseId === declared);
    return { configuration, release, variance: nothingKnown };
  }

  private move(which: Which, decide: (state: Promotion) => Decision<DomainEvent, string>): Came {
    const decision = decide(this.promotions[which]);
    if (decision instanceof Refusal) return decision.code;
    for (const event of decision) {
      const next = promotion.evolve(this.promotions[which], event as Parameters<typeof promotion.evolve>[1]);
      this.promotions[which] = next;
      if ('planHash' in next) this.first[which] ??= next.planHash;
    }
    return decision.length === 0 ? 'nothing' : 'done';
  }

  private change(decide: (state: Environment) => Decision<DomainEvent, string>): Came {
    const decision = decide(this.environment);
    if (decision instanceof Refusal) return decision.code;
    for (const event of decision) {
      this.environment = environment.evolve(this.environment, event as Parameters<typeof environment.evolve>[1]);
    }
    return decision.length === 0 ? 'nothing' : 'done';
  }

  private by(who: Person): Cause {
    const commandId = `command-${String((this.commands += 1))}`;
    const kind = who === 'ci' ? 'service' : 'person';
    return { commandId, actor: { kind, id: who }, causationId: commandId, correlationId: commandId };
  }
}
