import type { EvidenceFact, StateFact } from './gate-inputs';
import { earliestOf } from './next-instant';
import type { Policy } from './policy';
import type { Standing } from './state';

/** Every environment whose state the policy's gates look at. */
export function environmentsNeeded({ gates }: Policy): readonly string[] {
  const named = gates.flatMap((gate) => {
    if ('environments' in gate) return gate.environments;
    return gate.kind === 'after' || gate.kind === 'converged' ? [gate.environment] : [];
  });
  return [...new Set(named)].sort();
}

/** The states that the policy's gates ask for, as the release stands towards them. */
export function statesNeeded({ gates }: Policy, standing: Standing): StateFact[] {
  const named = gates.flatMap((gate) => {
    if (gate.kind === 'after') return gate.states;
    return gate.kind === 'state' ? [gate.state] : [];
  });
  return [...new Set(named)].sort().map((state) => stateFact(state, standing));
}

/** The newest result of every suite that matters here, environment by environment, as they were attached. */
export function evidenceNeeded({ gates, restsOn }: Policy, evidence: readonly EvidenceFact[]): EvidenceFact[] {
  const suites = new Set([...gates, ...restsOn].flatMap((need) => ('suite' in need ? [need.suite] : [])));
  const newest = new Map(evidence.map((fact) => [`${fact.kind} ${fact.suite} ${fact.environment ?? ''}`, fact]));
  return evidence.filter((fact) => suites.has(fact.suite) && [...newest.values()].includes(fact));
}

function stateFact(state: string, standing: Standing): StateFact {
  const known = standing.get(state);
  if (known?.status === 'reached') return { state, reached: true, missing: [] };
  const open = known?.gates.filter(({ holds }) => !holds) ?? [];
  const earliest = earliestOf(open);
  return {
    state,
    reached: false,
    missing: open.map(({ because }) => because),
    ...(earliest !== undefined && { earliest }),
  };
}
