import { windowAt } from '@ledgerline/platform/recurrence';
import { millisecondsOf } from '@ledgerline/environment';
import { inWords } from '../duration';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

export function windowGate({ rrule, duration, timezone }: GateOf<'window'>, { inputs }: Judged): Verdict {
  const state = windowAt({ rrule, timezone, durationMs: millisecondsOf(duration) }, inputs.now);
  if (!state.on) {
    return state.next === undefined
      ? open('the window never opens again', [])
      : open(`the window opens on ${inWords(state.next)}`, [], state.next);
  }
  if (state.until === undefined) return holds('the window is always open');
  return holds(`the window is open until ${inWords(state.until)}`, state.until);
}
