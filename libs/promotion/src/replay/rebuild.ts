import type { Decisions } from '@ledgerline/kernel';
import { Clock, Refusal } from '@ledgerline/kernel';
import { promotion, standing } from '../evolve';
import { factsReaderOn } from '../facts/facts-reader-on';
import type { GateInputs } from '../gate-inputs';
import type { Policy } from '../policy';
import { promotionInputs } from '../promotion-inputs';
import type { AboutPromotion, AboutState, RecordedDecision } from './recorded-decision';
import { isAboutPromotion } from './recorded-decision';

/** What a decision would have been made by and on, as some ledger says. */
interface Rebuilt {
  readonly about: AboutPromotion | AboutState;
  readonly policy: Policy;
  readonly inputs: GateInputs;
}

/** By what that ledger says, nothing could be decided: a text says why. */
export type Rebuild = Rebuilt | string;

class FixedClock extends Clock {
  constructor(private readonly instant: string) {
    super();
  }
  now(): string {
    return this.instant;
  }
}

/**
 * Policy and inputs of a decision, read from this ledger as its command reads them from the present one, at this time.
 * Which promotion or release it is about is told by the stream it stands in. Throws `StreamQuarantined`.
 */
export function rebuild({ about, stream }: RecordedDecision, ledger: Decisions, now: string): Promise<Rebuild> {
  return isAboutPromotion(about)
    ? rebuildOfPromotion(ledger, stream.slice(promotion.stream('').length), now)
    : rebuildOfState(ledger, stream.slice(standing.stream('').length), about, now);
}

async function rebuildOfPromotion(ledger: Decisions, promotionId: string, now: string): Promise<Rebuild> {
  const { state } = await ledger.load(promotion, promotionId);
  if (state.status !== 'gated') return `the promotion was ${state.status} then, and no gates were evaluated`;
  const facts = await factsReaderOn(ledger, new FixedClock(now)).ofPromotion(promotionId);
  if (facts instanceof Refusal) return refused(facts);
  const { project, environment } = state;
  const { policy, made, inputs } = facts;
  const about = { promotionId, project, environment, planHash: made.planHash };
  return { about, policy, inputs: promotionInputs(inputs, state) };
}

async function rebuildOfState(ledger: Decisions, id: string, { state }: AboutState, now: string): Promise<Rebuild> {
  const [project = '', hex = ''] = id.split(':');
  const releaseId = `sha256:${hex}`;
  const known = await ledger.load(standing, id);
  if (known.state.get(state)?.status === 'reached') return `${state} was reached already`;
  const facts = await factsReaderOn(ledger, new FixedClock(now)).ofStanding(project, releaseId);
  if (facts instanceof Refusal) return refused(facts);
  const found = facts.find(({ policy }) => policy.state === state);
  if (found === undefined) return `the project had no state ${state} that is reached in an environment`;
  return { about: { project, releaseId, state }, ...found };
}

function refused({ code, facts }: Refusal): string {
  const told = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`);
  return `${code}: ${told.join(', ')}`;
}
