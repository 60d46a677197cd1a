import { refuse, type Refusal } from '@ledgerline/kernel';
import { compileExpression } from '@ledgerline/platform/cel';
import { recurrenceProblem } from '@ledgerline/platform/recurrence';
import { millisecondsOf } from '../duration';
import { ExpressionContext } from '../expression-context';
import type { GateSetting } from '../gate-settings';
import { pointerTo } from '../intent/json';
import type { ProjectConfiguration } from '../project-configuration';

export type GateRefusal =
  | 'dataset-unknown'
  | 'environment-unknown'
  | 'expression-invalid'
  | 'quorum-unclear'
  | 'signer-unknown'
  | 'window-invalid';

type Path = readonly (string | number)[];

/** Why a gate could never be evaluated; `path` is where it stands in the configuration. */
export function gateProblem(
  gate: GateSetting,
  configuration: ProjectConfiguration,
  path: Path,
): Refusal<GateRefusal> | undefined {
  const place = { configuration, at: (...inner: Path) => pointerTo('configuration', ...path, ...inner) };
  return unknownPlace(gate, place) ?? unusableRule(gate, place);
}

interface Place {
  readonly configuration: ProjectConfiguration;
  readonly at: (...inner: Path) => string;
}

/** An environment, a dataset or a key that the gate looks at and that there is not. */
function unknownPlace(gate: GateSetting, place: Place) {
  const signer = 'evidence' in gate ? gate.evidence.signer : undefined;
  if (signer !== undefined && !Object.hasOwn(place.configuration.trust ?? {}, signer)) {
    return refuse('signer-unknown', { signer }, place.at('evidence', 'signer'));
  }
  if ('dataset' in gate && !Object.hasOwn(place.configuration.datasets, gate.dataset.name)) {
    return refuse('dataset-unknown', { dataset: gate.dataset.name }, place.at('dataset', 'name'));
  }
  const unknown = placesIn(gate).find(([environment]) => !Object.hasOwn(place.configuration.environments, environment));
  return unknown && refuse('environment-unknown', { environment: unknown[0] }, place.at(...unknown[1]));
}

/** The environments that the gate names, with where it does. */
function placesIn(gate: GateSetting): readonly (readonly [string, Path])[] {
  const named = (environment: string | undefined, ...inner: Path) =>
    environment === undefined ? [] : [[environment, inner] as const];
  if ('evidence' in gate) return named(gate.evidence.in, 'evidence', 'in');
  if ('converged' in gate) return named(gate.converged, 'converged');
  if ('soak' in gate) return typeof gate.soak === 'string' ? [] : named(gate.soak.in, 'soak', 'in');
  if ('dataset' in gate) {
    const { 'verified-in': verified, 'schema-of': schema } = gate.dataset;
    return [...named(verified, 'dataset', 'verified-in'), ...named(schema, 'dataset', 'schema-of')];
  }
  if (!('no-open-drift' in gate)) return [];
  const drift = gate['no-open-drift'];
  return typeof drift === 'string' ? [] : drift.in.flatMap((name, index) => named(name, 'no-open-drift', 'in', index));
}

/** A rule of the gate's own that nothing could be told by. */
function unusableRule(gate: GateSetting, { at }: Place): Refusal<GateRefusal> | undefined {
  if ('approvals' in gate) return unclearQuorum(gate.approvals, at('approvals'));
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
