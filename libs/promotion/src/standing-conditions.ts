import { windowAt, type WindowState } from '@ledgerline/platform/recurrence';
import { millisecondsOf } from '@ledgerline/environment';
import { inWords } from './duration';
import type { FreezeFact } from './gate-facts';
import type { GateInputs } from './gate-inputs';
import type { GateResult } from './gate-result';
import { holds, open } from './gates/verdict';

/**
 * What no policy has to name and none can leave out: a rejected release goes nowhere, a freeze keeps everything out, and
 * migrations run in their order. Told only where there is something to tell.
 */
export function standingConditions(inputs: GateInputs, rollback: boolean): readonly GateResult[] {
  return [...rejection(inputs), ...freezes(inputs), ...migrationOrder(inputs, rollback)];
}

/** Conditions that neither an exception nor broken glass can lift. */
export const LIFTED_BY_NOTHING: ReadonlySet<string> = new Set(['rejected']);

function rejection({ rejection: rejected, release }: GateInputs): readonly GateResult[] {
  if (rejected === undefined) return [];
  const { person, reason } = rejected;
  const because = `${release} was rejected by ${person}: ${reason}`;
  return [{ gate: 'rejected', ...open(because, ['another release', '`ledgerline reject --lift`']) }];
}

/** A freeze that is on keeps everything out; one that is to come says until when there is time. */
function freezes({ freezes: known = [], now }: GateInputs): readonly GateResult[] {
  return known.flatMap((freeze) => {
    const { name, reason, liftedBy, freezeId } = freeze;
    const state = freezeAt(freeze, now);
    const gate = freezeGate(freeze);
    if (state.on) {
      const until = state.until ?? freeze.until;
      const lifted = [`${liftedBy}: \`ledgerline freeze lift ${freezeId}\``, '`ledgerline break-glass`'];
      return [{ gate, ...open(`frozen until ${inWords(until)}: ${reason}`, lifted, until) }];
    }
    return state.next === undefined
      ? []
      : [{ gate, ...holds(`"${name}" begins on ${inWords(state.next)}`, state.next) }];
  });
}

/** The name under which a freeze stands on the way. */
export const freezeGate = ({ name }: Pick<FreezeFact, 'name'>) => `freeze:${name}`;

/** How a freeze stands: within its bounds always, or at its recurring times. */
export function freezeAt({ from, until, recurrence }: FreezeFact, now: string): WindowState {
  if (now >= until) return { on: false };
  if (recurrence === undefined) {
    return now < from ? { on: false, next: from } : { on: true, since: from, until };
  }
  const { rrule, timezone, duration } = recurrence;
  const state = windowAt({ rrule, timezone, durationMs: millisecondsOf(duration) }, now < from ? from : now);
  if (state.on) {
    const since = state.since < from ? from : state.since;
    if (now < since) return { on: false, next: since };
    return { on: true, since, until: state.until === undefined || state.until > until ? until : state.until };
  }
  return state.next === undefined || state.next >= until ? { on: false } : state;
}

function migrationOrder({ migrations, release }: GateInputs, rollback: boolean): readonly GateResult[] {
  if (migrations === undefined) return [];
  const { problems, staying } = migrations;
  const undone = rollback
    ? staying
        .filter(({ safety }) => safety === 'destructive' || safety === 'unknown')
        .map(
          ({ database, id, safety }) =>
            `${database}/${id} is ${safety} and cannot be undone: ${release} would run on what it left`,
        )
    : staying.map(({ database, id }) => `${database}/${id} was applied there and is not in ${release}`);
  const said = [...problems.map(({ says }) => says), ...undone];
  if (said.length === 0) return [];
  return [
    {
      gate: 'migration-order',
      ...open(said.join('; '), ['a release whose migrations follow on from those', '`ledgerline exception request`']),
    },
  ];
}
