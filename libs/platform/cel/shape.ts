import type { parse } from '@bufbuild/cel';
import type { TSchema } from '@sinclair/typebox';
import { memberSchema, namesItsMembers } from './cel-value';

type Ast = ReturnType<typeof parse>;
type Expr = Ast['expr'];
type Loop = Extract<Expr['exprKind'], { case: 'comprehensionExpr' }>['value'];
/** What is known of a name's value; undefined when nothing is. */
type Scope = ReadonlyMap<string, TSchema | undefined>;

/** How large an expression is: its parts, and how deep its loops are nested. */
export interface Shape {
  /** The names that it looks at; the rest of the context is nothing to it. */
  readonly names: ReadonlySet<string>;
  readonly nodes: number;
  readonly depth: number;
}

/** The expression's shape, if every name in it is one that the context has. */
export function shapeOf({ expr }: Ast, context: TSchema): Shape | { readonly problem: string } {
  const walk = new Walk();
  const names = Object.entries((context.properties ?? {}) as Readonly<Record<string, TSchema>>);
  walk.visit(expr, new Map(names), 0);
  const { nodes, depth, used, problems } = walk;
  const [problem] = problems;
  return problem === undefined ? { nodes, depth, names: used } : { problem };
}

/** The number of items of the longest list or map anywhere in the value. */
export function longestList(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let most = inner.length;
  for (const item of inner) most = Math.max(most, longestList(item));
  return most;
}

class Walk {
  nodes = 0;
  depth = 0;
  readonly used = new Set<string>();
  readonly problems: string[] = [];

  /** What is known of the value that the expression gives. */
  visit(expr: Expr, scope: Scope, depth: number): TSchema | undefined {
    this.nodes += 1;
    this.depth = Math.max(this.depth, depth);
    const { exprKind: kind } = expr;
    switch (kind.case) {
      case 'identExpr':
        return this.named(kind.value.name, scope);
      case 'selectExpr': {
        const { operand, field } = kind.value;
        return operand && this.member(this.visit(operand, scope, depth), field);
      }
      case 'callExpr': {
        const { target, args } = kind.value;
        for (const part of target === undefined ? args : [target, ...args]) this.visit(part, scope, depth);
        return undefined;
      }
      case 'listExpr':
        for (const element of kind.value.elements) this.visit(element, scope, depth);
        return undefined;
      case 'structExpr':
        for (const { value, keyKind } of kind.value.entries) {
          if (keyKind.case === 'mapKey') this.visit(keyKind.value, scope, depth);
          if (value !== undefined) this.visit(value, scope, depth);
        }
        return undefined;
      case 'comprehensionExpr':
        this.loop(kind.value, scope, depth);
        return undefined;
      default:
        return undefined;
    }
  }

  private loop(loop: Loop, scope: Scope, depth: number): void {
    const { iterRange, iterVar, iterVar2, accuVar, accuInit, loopCondition, loopStep, result } = loop;
    const range = iterRange && this.visit(iterRange, scope, depth);
    const items = range?.items as TSchema | undefined;
    const inner = new Map([...scope, [accuVar, undefined], [iterVar, items], [iterVar2, undefined]]);
    if (accuInit !== undefined) this.visit(accuInit, scope, depth);
    for (const part of [loopCondition, loopStep]) if (part !== undefined) this.visit(part, inner, depth + 1);
    if (result !== undefined) this.visit(result, inner, depth);
  }

  private named(name: string, scope: Scope): TSchema | undefined {
    this.used.add(name);
    if (!scope.has(name)) {
      this.problems.push(`there is no "${name}"; there are: ${[...scope.keys()].sort().join(', ')}`);
    }
    return scope.get(name);
  }

  private member(schema: TSchema | undefined, field: string): TSchema | undefined {
    const found = memberSchema(schema, field);
    if (found === undefined && namesItsMembers(schema)) {
      const known = Object.keys(schema?.properties as object).sort();
      this.problems.push(`there is no "${field}" there; there are: ${known.join(', ')}`);
    }
    return found;
  }
}
