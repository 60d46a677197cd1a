import { inASentence, newestResult } from './evidence';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

export function convergedGate({ environment }: GateOf<'converged'>, { inputs: { release, environments } }: Judged) {
  if ((environments[environment]?.stints ?? []).length > 0) return holds(`${release} converged in ${environment}`);
  return neverConverged(release, environment);
}

export function stateGate({ state }: GateOf<'state'>, judged: Judged): Verdict {
  return reached(state, judged);
}

export function afterGate({ environment, states }: GateOf<'after'>, judged: Judged): Verdict {
  const { release, environments } = judged.inputs;
  if ((environments[environment]?.stints ?? []).length === 0) return neverConverged(release, environment);
  const open = states.map((state) => reached(state, judged)).find((verdict) => !verdict.holds);
  if (open !== undefined) return open;
  const also = states.length === 0 ? '' : ` and is ${states.join(', ')}`;
  return holds(`${release} converged in ${environment}${also}`);
}

/** Reached once, a state is reached for good; it carries nobody further once what it rests on has failed. */
function reached(state: string, { inputs, restsOn }: Judged): Verdict {
  const fact = inputs.states.find((known) => known.state === state);
  if (fact?.reached !== true) {
    const missing = fact?.missing ?? [];
    const why = missing.length === 0 ? '' : `: ${missing.join('; ')}`;
    return open(`${inputs.release} is not ${state} yet${why}`, [`what ${state} asks for`], fact?.earliest);
  }
  const failed = restsOn
    .filter((need) => need.state === state)
    .map((need) => newestResult(inputs.evidence, need))
    .find((newest) => newest?.verdict === 'failed');
  if (failed === undefined) return holds(`${inputs.release} is ${state}`);
  return open(`${inputs.release} is ${state}, but since then ${inASentence(failed)}`, [
    `a passing ${failed.kind} result of "${failed.suite}"`,
  ]);
}

function neverConverged(release: string, environment: string): Verdict {
  return open(`${release} has not converged in ${environment} yet`, [
    `\`ledgerline promote ${release} --to ${environment}\``,
  ]);
}
