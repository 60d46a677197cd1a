import { type CelInput, celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import type { TSchema } from '@sinclair/typebox';
import { celValue, memberSchema } from './cel-value';
import { longestList, shapeOf, type Shape } from './shape';

/** Why a text is no expression that can be let in, and where in it (from 0). */
export interface ExpressionProblem {
  readonly problem: string;
  readonly column?: number;
}

export interface Expression {
  /** What it comes to; a text says why it comes to nothing. Never throws, and takes no longer than some milliseconds. */
  readonly evaluate: (context: Readonly<Record<string, unknown>>) => boolean | string;
}

const MAX_LENGTH = 2000;
const MAX_NODES = 400;
const MAX_DEPTH = 2;
/** Node visits that one evaluation may take, at the worst: about 30 ms of an ordinary processor. */
const MAX_COST = 100_000;

const env = celEnv({});

/**
 * A CEL expression over a context of this schema. What the context has no name for is found here and not at the moment
 * of a decision; so is what could run for long: nested loops, and more of anything than a rule needs.
 */
export function compileExpression(text: string, context: TSchema): Expression | ExpressionProblem {
  if (text.length > MAX_LENGTH) return { problem: `has more than ${String(MAX_LENGTH)} characters` };
  const parsed = parsedOf(text);
  if ('problem' in parsed) return parsed;
  const shape = shapeOf(parsed.ast, context);
  if ('problem' in shape) return shape;
  if (shape.nodes > MAX_NODES) return { problem: `has more than ${String(MAX_NODES)} parts` };
  if (shape.depth > MAX_DEPTH) return { problem: `has loops more than ${String(MAX_DEPTH)} deep` };
  return evaluator(plan(env, parsed.ast), shape, context);
}

function parsedOf(text: string): { readonly ast: ReturnType<typeof parse> } | ExpressionProblem {
  try {
    return { ast: parse(text) };
  } catch (error) {
    const { message, location } = error as Error & { readonly location?: { start: { offset: number } } };
    const problem = `cannot be read: ${message.replace(/^<input>:[0-9:]+ /, '')}`;
    return { problem, ...(location !== undefined && { column: location.start.offset }) };
  }
}

function evaluator(run: ReturnType<typeof plan>, { nodes, depth, names }: Shape, schema: TSchema): Expression {
  return {
    evaluate: (context) => {
      const looked = Object.entries(context).filter(([name]) => names.has(name));
      const cost = nodes * Math.max(1, ...looked.map(([, value]) => longestList(value))) ** depth;
      if (cost > MAX_COST) return 'there is more to look at than an expression may take';
      try {
        const values = looked.map(([name, value]) => [name, celValue(value, memberSchema(schema, name))] as const);
        const result = run(Object.fromEntries(values) as Record<string, CelInput>);
        if (typeof result === 'boolean') return result;
        return isCelError(result) ? result.message : 'it comes to something else than true or false';
      } catch (error) {
        return error instanceof Error ? error.message : 'it cannot be evaluated';
      }
    },
  };
}
