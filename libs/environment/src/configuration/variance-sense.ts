import { refuse, type Refusal } from '@ledgerline/kernel';
import { pointerTo } from '../intent/json';
import { schemaProblem } from '../intent/value-schema';
import type { ProjectConfiguration } from '../project-configuration';
import type { RelativeBound, VarianceRule } from '../variance-rule';
import { circleAmong } from './circle';

type RuleRefusal = Refusal<'environment-unknown' | 'variance-rule-invalid'>;
type Path = readonly (string | number)[];

/** What is wrong with a rule or a bound, and where in it. */
interface Flaw {
  readonly problem: string;
  readonly path: Path;
}

/** Why one of the variance rules could never be kept, or never be checked; undefined when all of them can. */
export function senselessRule({ variance, environments }: ProjectConfiguration): RuleRefusal | undefined {
  for (const [key, rule] of Object.entries(variance)) {
    const at = (...path: Path) => pointerTo('configuration', 'variance', key, ...path);
    const schema = schemaProblem(rule);
    if (schema !== undefined) {
      return refuse('variance-rule-invalid', { rule: key, problem: schema.problem }, `${at()}${schema.pointer}`);
    }
    const stranger = namesIn(rule).find(({ environment }) => !Object.hasOwn(environments, environment));
    if (stranger !== undefined) {
      return refuse('environment-unknown', { environment: stranger.environment }, at(...stranger.path));
    }
    const flaw = flawOf(rule);
    if (flaw !== undefined)
      return refuse('variance-rule-invalid', { rule: key, problem: flaw.problem }, at(...flaw.path));
  }
  return undefined;
}

/** Every environment that the rule names. */
function namesIn({ environments = [], relative = [] }: VarianceRule) {
  const named = (names: readonly string[], ...path: Path) =>
    names.map((environment, index) => ({ environment, path: [...path, index] }));
  return [
    ...named(environments, 'environments'),
    ...relative.flatMap(({ in: bound, to }, index) => [
      ...named(bound, 'relative', index, 'in'),
      { environment: to, path: ['relative', index, 'to'] },
    ]),
  ];
}

function flawOf(rule: VarianceRule): Flaw | undefined {
  const { relative = [], credential, type } = rule;
  if (credential === true && type !== undefined && type !== 'object') {
    return { problem: 'is of a credential, and { reference, version } is an object', path: ['type'] };
  }
  for (const [index, bound] of relative.entries()) {
    const flaw = flawOfBound(bound, rule);
    if (flaw !== undefined) return { ...flaw, path: ['relative', index, ...flaw.path] };
  }
  const measures = (name: string) => relative.filter(({ in: bound }) => bound.includes(name)).map(({ to }) => to);
  const circle = circleAmong([...new Set(relative.flatMap(({ in: bound }) => bound))], measures);
  return circle && { problem: `measures environments by each other: ${circle.join(' → ')}`, path: ['relative'] };
}

function flawOfBound(bound: RelativeBound, rule: VarianceRule): Flaw | undefined {
  const { in: bounded, to, equal, 'at-least': least, 'at-most': most } = bound;
  if (bounded.includes(to)) return { problem: `measures ${to} by itself`, path: ['to'] };
  if (equal === undefined && least === undefined && most === undefined) {
    return { problem: 'has a bound without at-least, at-most or equal', path: [] };
  }
  if (least !== undefined && most !== undefined && least > most) {
    return {
      problem: `allows nothing: at least ${String(least)} and at most ${String(most)} times`,
      path: ['at-least'],
    };
  }
  const factor = least === undefined ? (most === undefined ? undefined : 'at-most') : 'at-least';
  return factor === undefined || isOfNumbers(rule)
    ? undefined
    : { problem: 'has a factor, and its `type` is neither number nor integer', path: [factor] };
}

function isOfNumbers({ type }: VarianceRule): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.length > 0 && types.every((one) => one === 'number' || one === 'integer');
}
