import type { Recorded } from '@ledgerline/kernel';
import type { PromotionStreamEvent, StandingStreamEvent } from '../../events';
import {
  PromotionAborted,
  PromotionApprovalRevoked,
  PromotionAuthorized,
  PromotionCompleted,
  PromotionGatesEvaluated,
  PromotionPlanApproved,
  PromotionPlanned,
  PromotionRequested,
  PromotionRollingOut,
  StandingGatesEvaluated,
  StandingStateReached,
} from '../../events';
import type { GateResult } from '../../gate-result';
import { promotionWay } from './promotion-way';
import { stateWays } from './state-ways';

const minute = (count: number) => new Date(Date.UTC(2026, 0, 5, 10, count)).toISOString();

type At<Event> = readonly [number, Event];

/** Each at its minute. */
const told = <Event extends PromotionStreamEvent | StandingStreamEvent>(events: readonly At<Event>[]) =>
  events.map(([at, event]) => ({ ...event, recordedAt: minute(at) })) as unknown as readonly Recorded<Event>[];
const way = (...events: readonly At<PromotionStreamEvent>[]) => promotionWay(told(events));
const ways = (...events: readonly At<StandingStreamEvent>[]) => stateWays(told(events));

const gate = (name: string, holds: boolean): GateResult => ({ gate: name, holds, because: name, unblockedBy: [] });
const gates = (...seen: readonly GateResult[]) =>
  PromotionGatesEvaluated({ ...PromotionGatesEvaluated.sample, gates: [...seen] });
const approvedBy = (person: string) => PromotionPlanApproved({ ...PromotionPlanApproved.sample, person });
const requested = PromotionRequested({ ...PromotionRequested.sample, requester: 'olga' });
const planned = PromotionPlanned(PromotionPlanned.sample);
const authorized = PromotionAuthorized(PromotionAuthorized.sample);

describe('the way of a promotion', () => {
  const whole = way(
    [0, requested],
    [1, planned],
    [2, gates(gate('approvals', false), gate('freeze', false))],
    [10, approvedBy('ana')],
    [11, gates(gate('approvals', true), gate('freeze', false))],
    [30, authorized],
    [31, PromotionRollingOut(PromotionRollingOut.sample)],
    [40, PromotionCompleted(PromotionCompleted.sample)],
  );

  it('goes from planning to the end without a gap', () => {
    expect(whole.stretches).toEqual([
      { doing: 'planning', from: minute(0), to: minute(1) },
      { doing: 'waiting', from: minute(1), to: minute(30) },
      { doing: 'declaring', from: minute(30), to: minute(31) },
      { doing: 'rolling-out', from: minute(31), to: minute(40) },
    ]);
  });

  it('says for how long each gate stood in the way, from when the waiting began', () => {
    expect(whole.waits).toEqual([
      { gate: 'approvals', because: 'approvals', from: minute(1), to: minute(11) },
      { gate: 'freeze', because: 'freeze', from: minute(1), to: minute(30) },
    ]);
  });

  it('names who did what', () => {
    expect(whole.steps.map(({ did, person }) => [did, person])).toEqual([
      ['requested', 'olga'],
      ['planned', null],
      ['approved', 'ana'],
      ['authorized', null],
      ['declared', null],
      ['completed', null],
    ]);
  });

  it('waits again for who took their word back, from then on', () => {
    const back = PromotionApprovalRevoked(PromotionApprovalRevoked.sample);
    const seen = way(
      [0, requested],
      [1, planned],
      [2, gates(gate('approvals', false))],
      [3, authorized],
      [4, back],
      [5, gates(gate('approvals', false))],
    );
    expect(seen.stretches.at(-1)).toEqual({ doing: 'waiting', from: minute(4), to: null });
    expect(seen.waits.at(-1)).toMatchObject({ gate: 'approvals', from: minute(5), to: null });
  });

  it('does not wait for what only warns, and for nothing any more once it is called off', () => {
    const warns = { ...gate('load', false), mode: 'warn' as const };
    const aborted = PromotionAborted({ ...PromotionAborted.sample, person: 'mei' });
    const seen = way([0, requested], [1, planned], [2, gates(warns, gate('approvals', false))], [9, aborted]);
    expect(seen.waits).toEqual([{ gate: 'approvals', because: 'approvals', from: minute(1), to: minute(9) }]);
    expect(seen.stretches.at(-1)).toMatchObject({ doing: 'waiting', to: minute(9) });
    expect(seen.steps.at(-1)).toEqual({ at: minute(9), did: 'aborted', person: 'mei' });
  });
});

describe('the way to a state', () => {
  it('is what it waited for, by state, until it was reached', () => {
    const seen = (state: string, ...results: readonly GateResult[]) =>
      StandingGatesEvaluated({ ...StandingGatesEvaluated.sample, state, gates: [...results] });
    const reached = StandingStateReached({ ...StandingStateReached.sample, state: 'dev-approved', gates: [] });
    const seenWays = ways(
      [0, seen('dev-approved', gate('unit', false))],
      [1, seen('stage-approved', gate('soak', false))],
      [5, reached],
    );
    expect(seenWays.get('dev-approved')).toEqual({
      stretches: [{ doing: 'waiting', from: minute(0), to: minute(5) }],
      waits: [{ gate: 'unit', because: 'unit', from: minute(0), to: minute(5) }],
      steps: [{ at: minute(5), did: 'reached', person: null }],
    });
    expect(seenWays.get('stage-approved')?.waits).toMatchObject([{ gate: 'soak', to: null }]);
  });
});
