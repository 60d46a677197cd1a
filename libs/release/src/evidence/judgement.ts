import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { EvidenceAttached } from '../events';

/** What kinds of document a judge is there for. */
export type EvidenceKind = EvidenceAttached['data']['kind'];
export const evidenceKinds = [
  'junit',
  'ctrf',
  'sarif',
  'in-toto',
  'slsa-provenance',
] as const satisfies readonly EvidenceKind[];

/** Something that a document says it is about. */
export interface NamedSubject {
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** Where in the document it is named (JSON pointer). */
  readonly pointer: string;
}

/** What a document comes to, and what it says of itself. */
export interface Judgement extends Pick<EvidenceAttached['data'], 'summary' | 'verdict'> {
  /** Counts that a kind has beside tests; none that are zero. */
  readonly detail?: Readonly<Record<string, number>>;
  /** When it was run or made, by its own word: RFC 3339, UTC. */
  readonly ranAt?: string;
  readonly predicateType?: string;
  /** Undefined for a kind that names no subjects. */
  readonly subjects?: readonly NamedSubject[];
}

export type JudgeRefusal = 'invalid-evidence' | 'contradicting-outcomes';

/** The pointer of a refusal leads into the document. */
export type Judged = Judgement | Refusal<JudgeRefusal>;

/** The document cannot be judged; `problem` completes "this cannot be judged as junit: …". */
export function unjudgeable(kind: EvidenceKind, problem: string, pointer = ''): Refusal<'invalid-evidence'> {
  return refuse('invalid-evidence', { kind, problem }, pointer);
}

/** One test both passed and failed in one report, and nothing says that it was run again. */
export function contradicting(test: string, pointer = ''): Refusal<'contradicting-outcomes'> {
  return refuse('contradicting-outcomes', { test: printable(test) }, pointer);
}

/** Counts that are not zero; undefined when all are. */
export function countsOf(counts: Readonly<Record<string, number>>): Pick<Judgement, 'detail'> {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  return entries.length === 0 ? {} : { detail: Object.fromEntries(entries) };
}

/** A name out of a document as it can be repeated: short, on one line, without anything that cannot be seen. */
export function printable(text: string): string {
  return text.slice(0, 200).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}
