import { refuse, type Refusal } from '@ledgerline/kernel';
import { compileExpression } from '@ledgerline/platform/cel';
import { recurrenceProblem } from '@ledgerline/platform/recurrence';
import { millisecondsOf } from '../duration';
import { ExpressionContext } from '../expression-context';
import type { GateSetting } from '../gate-settings';
import { pointerTo } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';

type GateRefusal =
  'dataset-unknown' | 'environment-unknown' | 'expression-invalid' | 'quorum-unclear' | 'window-invalid';

/** Why a gate could never be evaluated; `path` is where it stands in the configuration. */
export function gateProblem(
  gate: GateSetting,
  configuration: ProjectConfiguration,
  path: readonly (string | number)[],
): Refusal<GateRefusal> | undefined {
  const at = (...inner: readonly (string | number)[]) => pointerTo('configuration', ...path, ...inner);
  const known = (environment: string | undefined, ...inner: readonly (string | number)[]) =>
    environment === undefined || Object.hasOwn(configuration.environments, environment)
      ? undefined
      : refuse('environment-unknown', { environment }, at(...inner));

  if ('approvals' in gate) return unclearQuorum(gate.approvals, at('approvals'));
  if ('evidence' in gate) return known(gate.evidence.in, 'evidence', 'in');
  if ('converged' in gate) return known(gate.converged, 'converged');
  if ('soak' in gate) return typeof gate.soak === 'string' ? undefined : known(gate.soak.in, 'soak', 'in');
  if ('no-open-drift' in gate) {
    const drift = gate['no-open-drift'];
    const named = typeof drift === 'string' ? [] : drift.in;
    return first(named.map((name, index) => known(name, 'no-open-drift', 'in', index)));
  }
  if ('dataset' in gate) {
    const { name, 'verified-in': verified, 'schema-of': schema } = gate.dataset;
    const dataset = Object.hasOwn(configuration.datasets, name)
      ? undefined
      : refuse('dataset-unknown', { dataset: name }, at('dataset', 'name'));
    return dataset ?? known(verified, 'dataset', 'verified-in') ?? known(schema, 'dataset', 'schema-of');
  }
  if ('window' in gate) {
    const { rrule, timezone, duration } = gate.window;
    const problem = recurrenceProblem({ rrule, timezone, durationMs: millisecondsOf(duration) });
    return problem === undefined ? undefined : refuse('window-invalid', { rrule, problem }, at('window'));
  }
  if (!('expression' in gate)) return undefined;
  const { expression, otherwise } = gate;
  const unclear = otherwise && unclearQuorum(otherwise.approvals, at('otherwise', 'approvals'));
  return expressionProblem(expression, at('expression')) ?? unclear;
}

function unclearQuorum(
  { of, role }: { readonly of?: string; readonly role?: string },
  pointer: string,
): Refusal<'quorum-unclear'> | undefined {
  return (of === undefined) === (role === undefined) ? refuse('quorum-unclear', {}, pointer) : undefined;
}

function expressionProblem(text: string, pointer: string): Refusal<'expression-invalid'> | undefined {
  const compiled = compileExpression(text, ExpressionContext);
  if (!('problem' in compiled)) return undefined;
  const { problem, column } = compiled;
  return refuse(
    'expression-invalid',
    { problem, where: column === undefined ? '' : ` at ${String(column + 1)}` },
    pointer,
  );
}

function first<Found>(found: readonly (Found | undefined)[]): Found | undefined {
  return found.find((one) => one !== undefined);
}
