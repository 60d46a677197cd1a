import type { Decisions } from '@ledgerline/kernel';
import { environment as environments, environmentId } from '../evolve';
import type { VarianceRules } from '../intent/covering-rule';
import { inOrder } from '../intent/json';
import { measuresOf } from '../intent/relative-bound';
import type { VarianceException, VarianceFacts } from '../intent/variance-facts';
import { grantedExceptions } from './granted-exceptions';

/** Reads from the ledger what the rules look at when a value of this environment is checked; `now` is RFC 3339. */
export async function readVarianceFacts(
  decisions: Decisions,
  now: string,
  project: string,
  environment: string,
  rules: VarianceRules,
): Promise<VarianceFacts> {
  const [declared, { state: granted }] = await Promise.all([
    Promise.all(
      measuresOf(environment, rules).map(async (name) => {
        const { state } = await decisions.load(environments, environmentId(project, name));
        return [name, state.intent?.document] as const;
      }),
    ),
    decisions.load(grantedExceptions, project),
  ]);
  const known = declared.flatMap(([name, document]) => (document === undefined ? [] : [[name, document] as const]));
  const exceptions = [...granted].flatMap(([exceptionId, { isOver, approvers, ...exception }]) =>
    isOver || !(Date.parse(exception.until) > Date.parse(now))
      ? []
      : [{ exceptionId, ...exception, ...(approvers.length > 0 && { owner: approvers.join(', ') }) }],
  );
  return { elsewhere: Object.fromEntries(known), exceptions: exceptions.sort(lastsLonger) };
}

/** Of two for the same key the one that lasts longer counts, always the same one. */
function lastsLonger(one: VarianceException, other: VarianceException): number {
  return Date.parse(other.until) - Date.parse(one.until) || inOrder(one.exceptionId, other.exceptionId);
}
