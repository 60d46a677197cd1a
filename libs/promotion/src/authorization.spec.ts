import fc from 'fast-check';
import { ApprovePlan } from './commands/approve-plan/command';
import { approvePlan } from './commands/approve-plan/decide';
import { evaluatePromotion } from './commands/evaluate-gates/decide';
import { planPromotion } from './commands/plan-promotion/decide';
import type { PromotionStreamEvent } from './events';
import { PromotionRequested } from './events';
import { promotion } from './evolve';
import type { GateInputs } from './gate-inputs';
import type { Pipeline } from './pipeline';
import { entryPolicy } from './pipeline';
import type { PlanFacts } from './plan-facts';
import { causeOf } from './testing/histories';
import { digest, evidence, pipeline, planFor } from './testing/samples';

const MINUTE = 60_000;
const MAX_AGE_MINUTES = 60;
const SOAK_MINUTES = 30;

/** What can happen around a promotion, in any order and any number. */
type Step =
  | { readonly do: 'approve'; readonly who: string; readonly group: string; readonly plan: 'shown' | 'older' }
  | { readonly do: 'move'; readonly intent: string; readonly proposer: string | undefined }
  | { readonly do: 'test'; readonly verdict: 'passed' | 'failed'; readonly environment: 'stage' | 'dev' | undefined }
  | { readonly do: 'converge' | 'leave' | 'drift' | 'settle' | 'blind' | 'see' | 'plan' | 'evaluate' }
  | { readonly do: 'pass'; readonly minutes: number };

/** author, cutter and requester had a part in it; ana, mei and kim did not, unless they propose an overlay. */
const people = ['author', 'cutter', 'requester', 'robot', 'ana', 'ana', 'mei', 'mei', 'kim'];
const mostly = <Value>(usual: Value, ...others: readonly Value[]) =>
  fc.constantFrom(usual, usual, usual, usual, usual, ...others);
const always = <const Value>(value: Value) => fc.constant(value);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: always('approve'),
      who: fc.constantFrom(...people),
      group: mostly('release-managers', 'testers'),
      plan: mostly<'shown' | 'older'>('shown', 'older'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: always('move'),
      intent: fc.constantFrom('2', '3'),
      proposer: fc.constantFrom(undefined, 'ana', 'mei'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: always('test'),
      verdict: mostly<'passed' | 'failed'>('passed', 'failed'),
      environment: mostly<'stage' | 'dev' | undefined>('stage', 'dev', undefined),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: always('converge') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'drift' as const, 'blind' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'see' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: always('pass'), minutes: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ do: always('plan') }) },
  { weight: 6, arbitrary: fc.record({ do: always('evaluate') }) },
);

const gates: Pipeline['states'][string]['gates'] = [
  { approvals: { of: 'release-managers', count: 2 } },
  { evidence: { kind: 'junit', suite: 'integration', verdict: 'passed', 'max-age': `${String(MAX_AGE_MINUTES)}m` } },
  { soak: `${String(SOAK_MINUTES)}m` },
  { 'no-open-drift': 'material' },
];
const found = entryPolicy({ ...pipeline, states: { 'prod-approved': { gates } } }, 'prod');
if (found === undefined) throw new Error('the sample has changed');
const policy = found;

/** The world as it is, and, beside it, what the rules as they are told to people would say about it. */
class World {
  minute = 0;
  private intent = '2';
  private proposer: string | undefined;
  private overlayVersion = 0;
  private convergedAt: number | undefined;
  private drift = false;
  private blind = false;
  private readonly evidence: GateInputs['evidence'] = [];
  private readonly tests: { readonly minute: number; readonly passed: boolean; readonly id: string }[] = [];
  /** Who gave their word since the plan became what it is now. */
  private words = new Set<string>();
  private worded = '';

  apply(step: Step): void {
    switch (step.do) {
      case 'pass':
        this.minute += step.minutes;
        return;
      case 'move':
        this.intent = step.intent;
        this.proposer = step.proposer;
        this.overlayVersion += 1;
        return;
      case 'converge':
        this.convergedAt ??= this.minute;
        return;
      case 'leave':
        this.convergedAt = undefined;
        return;
      case 'drift':
      case 'settle':
        this.drift = step.do === 'drift';
        return;
      case 'blind':
      case 'see':
        this.blind = step.do === 'blind';
        return;
      case 'test': {
        const id = `e-${String(this.evidence.length)}`;
        const where = step.environment === undefined ? {} : { environment: step.environment };
        this.evidence.push(
          evidence('integration', step.verdict, { evidenceId: id, at: this.at(this.minute), ...where }),
        );
        this.tests.push({ minute: this.minute, passed: step.verdict === 'passed', id });
        return;
      }
      default:
        return;
    }
  }

  facts(): PlanFacts {
    const proposedIntent = digest(this.intent);
    const overlayProposers = this.proposer === undefined ? [] : [this.proposer];
    const baseline = { intentRevision: 1, intentHash: digest('1'), overlayVersion: this.overlayVersion };
    const releaseInvolved = [
      { person: 'author', as: 'author' },
      { person: 'cutter', as: 'cutter' },
    ];
    const planned = { policy, proposedIntent, overlayProposers, baseline, releaseInvolved, evidence: this.evidence };
    const stints = this.convergedAt === undefined ? [] : [{ since: this.at(this.convergedAt) }];
    const inTarget = { stints: [], openFindings: [], blind: [] };
    const inStage = { stints, openFindings: this.drift ? ['DR-1'] : [], blind: this.blind ? ['flagd'] : [] };
    return {
      made: planFor('prod', planned),
      policy,
      inputs: {
        ...{ now: this.at(this.minute), release: 'v84', project: 'checkout', states: [] },
        environments: { stage: inStage, prod: inTarget },
        evidence: this.evidence,
      },
    };
  }

  /** Everything that an approval is given for, told without a hash. */
  subject(): string {
    return JSON.stringify([this.intent, this.overlayVersion, this.tests.at(-1)?.id]);
  }

  heard(who: string, group: string, subject: string): void {
    if (this.worded !== subject) this.words = new Set();
    this.worded = subject;
    if (group === 'release-managers') this.words.add(who);
  }

  /** Whether the rules allow it now: nothing of the code under test is used. */
  allows(): boolean {
    const barred = ['author', 'cutter', 'requester', 'robot', this.proposer];
    const words = this.worded === this.subject() ? [...this.words].filter((who) => !barred.includes(who)) : [];
    const newest = this.tests.at(-1);
    return (
      words.length >= 2 &&
      newest?.passed === true &&
      this.minute < newest.minute + MAX_AGE_MINUTES &&
      this.convergedAt !== undefined &&
      this.minute - this.convergedAt >= SOAK_MINUTES &&
      !this.drift &&
      !this.blind
    );
  }

  private at(minute: number): string {
    return new Date(Date.UTC(2026, 0, 1) + minute * MINUTE).toISOString();
  }
}

interface Lived {
  readonly authorized: boolean;
  readonly allowed: boolean;
}

/** Lives through the steps up to the authorisation, or to the end. */
function live(steps: readonly Step[]): Lived {
  const world = new World();
  let state = promotion.evolve(
    promotion.initial,
    PromotionRequested({ ...PromotionRequested.sample, requester: 'requester' }),
  );
  let shown = { planHash: '', subject: '' };
  let older = shown;
  const append = (events: readonly PromotionStreamEvent[]) => {
    for (const event of events) {
      state = promotion.evolve(state, event);
      if (event.type !== 'promotion.planned' || event.data.planHash === shown.planHash) continue;
      older = shown;
      shown = { planHash: event.data.planHash, subject: world.subject() };
    }
  };
  for (const step of steps) {
    world.apply(step);
    if (step.do === 'plan') append(planPromotion(world.facts(), state, true) as readonly PromotionStreamEvent[]);
    if (step.do === 'evaluate') append(evaluatePromotion(world.facts(), state) as readonly PromotionStreamEvent[]);
    if (step.do === 'approve') {
      const plan = step.plan === 'shown' ? shown : older;
      const cause = causeOf({ kind: step.who === 'robot' ? 'service' : 'person', id: step.who });
      const decision = approvePlan(new ApprovePlan(cause, 'checkout', 'p-1', plan.planHash, [step.group]), state);
      if (Array.isArray(decision)) append(decision as readonly PromotionStreamEvent[]);
      if (plan === shown) world.heard(step.who, step.group, plan.subject);
    }
    if (state.status === 'authorized') return { authorized: true, allowed: world.allows() };
  }
  return { authorized: false, allowed: world.allows() };
}

/** All that has to happen, in an order in which it is enough. */
const usual: readonly Step[] = [
  { do: 'converge' },
  { do: 'pass', minutes: SOAK_MINUTES },
  { do: 'test', verdict: 'passed', environment: 'stage' },
  { do: 'plan' },
  { do: 'approve', who: 'ana', group: 'release-managers', plan: 'shown' },
  { do: 'approve', who: 'mei', group: 'release-managers', plan: 'shown' },
];

/** Some of what has to happen, and then anything. */
const history = fc
  .tuple(fc.subarray([...usual]), fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }))
  .map(([begun, then]) => [...begun, ...then]);

describe('whatever happens around a promotion', () => {
  it('it is never authorised where the rules deny it', () => {
    let times = 0;
    const once = fc.property(history, (steps) => {
      const { authorized, allowed } = live(steps);
      if (authorized) times += 1;
      return !authorized || allowed;
    });
    fc.assert(once, { numRuns: 5_000 });
    expect(times).toBeGreaterThan(50);
  });

  it('it is authorised where the rules allow it, and not when any one thing is missing', () => {
    expect(live([...usual, { do: 'evaluate' }])).toEqual({ authorized: true, allowed: true });
    for (const left of usual.keys()) {
      const steps: readonly Step[] = [...usual.filter((_step, index) => index !== left), { do: 'evaluate' }];
      expect(live(steps)).toEqual({ authorized: false, allowed: false });
    }
  });
});
