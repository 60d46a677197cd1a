import type { Recorded } from '@ledgerline/kernel';
import type { StandingStreamEvent } from '../../events';
import { gatesSeen, stepped, turned, unbegun, type Way } from './way';

/** By state, in the order in which they were first heard of: what the release waited for until it reached it. */
export function stateWays(events: readonly Recorded<StandingStreamEvent>[]): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  for (const event of events) {
    const { recordedAt: at, data } = event;
    const before = ways.get(data.state) ?? turned(unbegun, at, 'waiting');
    const seen = gatesSeen(before, at, data.gates);
    const isReached = event.type === 'standing.state-reached';
    ways.set(data.state, isReached ? stepped(turned(seen, at, undefined), at, 'reached') : seen);
  }
  return ways;
}
