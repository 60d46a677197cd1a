import { Refusal } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import type { EdgeRefusal, EdgeText } from './edge-refusals';
import { edgeRefusals } from './edge-refusals';

/** One thing that is wrong with a request. */
export interface Flaw {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** RFC 9457 problem details, with what a program and a person need next. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable; what a program looks at. */
  readonly code: string;
  readonly pointer?: string;
  readonly remedy: string;
  readonly facts: Refusal['facts'];
  readonly errors?: readonly Flaw[];
  readonly correlationId?: string;
}

export const ProblemView = Type.Object(
  {
    type: Type.String({ description: '`urn:ledgerline:problem:` and the code' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'what is wrong, in a sentence' }),
    code: Type.String({ description: 'stable; see docs/refusals.md' }),
    pointer: Type.Optional(Type.String({ description: 'JSON pointer (RFC 6901) into the body' })),
    remedy: Type.String({ description: 'what to do about it' }),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), code: Type.String(), detail: Type.String() })),
    ),
    correlationId: Type.Optional(Type.String()),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details' },
);

/** Refusal texts by code; the edge's own and those of every context. */
export type Texts = ReadonlyMap<string, EdgeText>;

/** Joins tables of refusal texts. Throws when two tables say different things under one code. */
export function textsOf(tables: readonly Readonly<Record<string, EdgeText>>[]): Texts {
  const texts = new Map<string, EdgeText>(Object.entries(edgeRefusals));
  for (const [code, text] of tables.flatMap((table) => Object.entries(table))) {
    const known = texts.get(code);
    if (known !== undefined && known.status !== text.status) {
      throw new Error(`refusal "${code}" has status ${String(known.status)} and ${String(text.status)}`);
    }
    if (known === undefined) texts.set(code, text);
  }
  return texts;
}

/** The problem that tells this refusal. A code without a text becomes `internal`: its words are missing, not its reason. */
export function problemOf(texts: Texts, refusal: Refusal, errors?: readonly Flaw[]): Problem {
  const text = texts.get(refusal.code);
  if (text === undefined) return edgeProblem('internal');
  const { code, facts, pointer } = refusal;
  return {
    type: `urn:ledgerline:problem:${code}`,
    title: titleOf(code),
    status: text.status,
    detail: told(text.says, facts),
    code,
    ...(pointer !== undefined && { pointer }),
    remedy: told(text.remedy, facts),
    facts,
    ...(errors !== undefined && { errors }),
  };
}

export function edgeProblem(code: EdgeRefusal, facts: Refusal['facts'] = {}): Problem {
  return problemOf(new Map([[code, edgeRefusals[code]]]), new Refusal(code, facts));
}

/** `{name}` is replaced by the fact of that name; a name without a fact stays as it is. */
function told(template: string, facts: Refusal['facts']): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : whole,
  );
}

function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
