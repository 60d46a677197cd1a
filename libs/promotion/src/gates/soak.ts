import { millisecondsOf } from '@ledgerline/environment';
import { after, inWords } from '../duration';
import type { GateInputs, Stint } from '../gate-inputs';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

/** Time counts from convergence to the moment at which another release was declared; one long enough stint is enough. */
export function soakGate(gate: GateOf<'soak'>, { inputs }: Judged): Verdict {
  if (gate.environments.length === 0) return open(`nothing is upstream, so there is nowhere to soak`, []);
  const each = gate.environments.map((environment) => soakIn(environment, gate.for, inputs));
  const waiting = each.filter((verdict) => !verdict.holds);
  if (waiting.length === 0) return holds(each.map(({ because }) => because).join('; '));
  const instants = waiting.map(({ earliest }) => earliest);
  const earliest = instants.every((instant) => instant !== undefined) ? instants.sort().at(-1) : undefined;
  return open(
    waiting.map(({ because }) => because).join('; '),
    waiting.flatMap(({ unblockedBy }) => unblockedBy),
    earliest,
  );
}

function soakIn(environment: string, needed: string, { release, now, environments }: GateInputs): Verdict {
  const stints = environments[environment]?.stints ?? [];
  const enough = stints.find(({ since, until = now }) => lengthOf({ since, until }) >= millisecondsOf(needed));
  if (enough !== undefined) return holds(`soaked ${needed} in ${environment} since ${inWords(enough.since)}`);
  const last = stints.at(-1);
  const again = `\`ledgerline promote ${release} --to ${environment}\``;
  if (last === undefined) return open(`${release} has not converged in ${environment} yet`, [again]);
  if (last.until !== undefined) {
    return open(`${release} left ${environment} on ${inWords(last.until)}, before it had soaked ${needed}`, [again]);
  }
  const earliest = after(last.since, needed);
  return open(`soaks ${needed} in ${environment} until ${inWords(earliest)}`, [], earliest);
}

function lengthOf({ since, until }: Required<Stint>): number {
  return Date.parse(until) - Date.parse(since);
}
