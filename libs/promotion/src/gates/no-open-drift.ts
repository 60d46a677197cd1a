import type { EnvironmentFact } from '../gate-inputs';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

/** What a detector could not see may be drift: blind is never in sync. */
export function noOpenDriftGate(gate: GateOf<'no-open-drift'>, { inputs }: Judged): Verdict {
  const { environments } = gate;
  const severity = gate.severity ?? 'material';
  const problems = environments.flatMap((environment) => {
    const fact = inputs.environments[environment];
    return [
      ...findingsFrom(severity, fact).map((findingId) => ({
        says: `${findingId} is open in ${environment}`,
        means: `\`ledgerline drift explain ${findingId}\``,
      })),
      ...(fact?.blind ?? []).map((detector) => ({
        says: `${detector} could not see all of ${environment}`,
        means: `a complete ${detector} observation of ${environment}`,
      })),
    ];
  });
  if (problems.length === 0) return holds(`no open ${severity} drift in ${environments.join(', ')}`);
  return open(
    problems.map(({ says }) => says).join('; '),
    problems.map(({ means }) => means),
  );
}

/** Open findings of that severity or above. */
function findingsFrom(
  severity: 'minor' | 'material' | 'critical',
  fact: EnvironmentFact | undefined,
): readonly string[] {
  const { openFindings = [], minorFindings = [], criticalFindings = [] } = fact ?? {};
  if (severity === 'critical') return criticalFindings;
  return severity === 'minor' ? [...openFindings, ...minorFindings] : openFindings;
}
