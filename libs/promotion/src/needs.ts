import type { EvidenceFact, StateFact } from './gate-inputs';
import { isBlocking } from './gate-result';
import { earliestOf } from './next-instant';
import { resultsFor } from './gates/evidence';
import type { Policy } from './policy';
import type { PolicyGate } from './policy-gate';
import type { Standing } from './state';

/** No gate counts more; older results are not told. */
const MOST_IN_A_ROW = 200;

/** Every environment whose state the policy's gates look at. */
export function environmentsNeeded({ gates }: Policy): readonly string[] {
  return [...new Set(gates.flatMap(environmentsIn))].sort();
}

function environmentsIn(gate: PolicyGate): readonly string[] {
  if ('environments' in gate) return gate.environments;
  if (gate.kind === 'after' || gate.kind === 'converged') return [gate.environment];
  if (gate.kind !== 'dataset') return [];
  return [gate.verifiedIn, gate.schemaOf].filter((name) => name !== undefined);
}

/** What gates want to know of an environment beside what is always told. */
export interface Looked {
  readonly minor: boolean;
  readonly critical: boolean;
  readonly schema: boolean;
}

export function lookedAt({ gates }: Policy, environment: string): Looked {
  const drift = gates.filter((gate) => gate.kind === 'no-open-drift' && gate.environments.includes(environment));
  return {
    minor: drift.some((gate) => 'severity' in gate && gate.severity === 'minor'),
    critical: drift.some((gate) => 'severity' in gate && gate.severity === 'critical'),
    schema: gates.some((gate) => gate.kind === 'dataset' && gate.schemaOf === environment),
  };
}

/** The states that the policy's gates ask for, as the release stands towards them. */
export function statesNeeded({ gates }: Policy, standing: Standing): StateFact[] {
  const named = gates.flatMap((gate) => {
    if (gate.kind === 'after') return gate.states;
    return gate.kind === 'state' ? [gate.state] : [];
  });
  return [...new Set(named)].sort().map((state) => stateFact(state, standing));
}

/**
 * The results that the policy's gates may look at, as they were attached: of every suite in every environment the newest,
 * and where a gate counts several in a row, as many as it may have to go back.
 */
export function evidenceNeeded({ gates, restsOn }: Policy, evidence: readonly EvidenceFact[]): EvidenceFact[] {
  const needs = [...gates, ...restsOn].flatMap((need) => ('evidence' in need ? [need] : []));
  const everything = gates.some(({ kind }) => kind === 'expression');
  const kept = new Set(everything ? newestOfEach(evidence) : []);
  for (const need of needs) {
    const results = resultsFor(evidence, need);
    for (const fact of newestOfEach(results)) kept.add(fact);
    if ('kind' in need && asksForMore(need)) for (const fact of inARow(results)) kept.add(fact);
  }
  return evidence.filter((fact) => kept.has(fact));
}

function newestOfEach(evidence: readonly EvidenceFact[]): readonly EvidenceFact[] {
  const newest = new Map(evidence.map((fact) => [`${fact.kind} ${fact.suite} ${fact.environment ?? ''}`, fact]));
  return [...newest.values()];
}

function asksForMore(need: Extract<PolicyGate, { kind: 'evidence' }>): boolean {
  return need.count !== undefined || need.signer !== undefined || need.minTests !== undefined;
}

/** The last that did not pass, and what came after it. */
function inARow(results: readonly EvidenceFact[]): readonly EvidenceFact[] {
  const lastFailure = results.findLastIndex(({ verdict }) => verdict !== 'passed');
  return results.slice(Math.max(0, lastFailure)).slice(-MOST_IN_A_ROW);
}

function stateFact(state: string, standing: Standing): StateFact {
  const known = standing.get(state);
  if (known?.status === 'reached') return { state, reached: true, missing: [] };
  const open = known?.gates.filter(isBlocking) ?? [];
  const earliest = earliestOf(open);
  return {
    state,
    reached: false,
    missing: open.map(({ because }) => because),
    ...(earliest !== undefined && { earliest }),
  };
}
