import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

/** What a detector could not see may be drift: blind is never in sync. */
export function noOpenDriftGate({ environments }: GateOf<'no-open-drift'>, { inputs }: Judged): Verdict {
  const problems = environments.flatMap((environment) => {
    const { openFindings = [], blind = [] } = inputs.environments[environment] ?? {};
    return [
      ...openFindings.map((findingId) => ({
        says: `${findingId} is open in ${environment}`,
        means: `\`ledgerline drift explain ${findingId}\``,
      })),
      ...blind.map((detector) => ({
        says: `${detector} could not see all of ${environment}`,
        means: `a complete ${detector} observation of ${environment}`,
      })),
    ];
  });
  if (problems.length === 0) return holds(`no open material drift in ${environments.join(', ')}`);
  return open(
    problems.map(({ says }) => says).join('; '),
    problems.map(({ means }) => means),
  );
}
