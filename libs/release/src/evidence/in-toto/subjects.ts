import type { Refusal } from '@ledgerline/kernel';
import { isDigest } from '@ledgerline/kernel';
import type { EvidenceKind, NamedSubject } from '../judgement';
import { unjudgeable } from '../judgement';
import type { InTotoStatement } from './statement';

/** What the statement is about, by SHA-256; subjects that have none (a git commit) are no artifacts and passed over. */
export function subjectsOf(
  { subject }: InTotoStatement,
  kind: EvidenceKind,
): readonly NamedSubject[] | Refusal<'invalid-evidence'> {
  const subjects: NamedSubject[] = [];
  for (const [index, { digest }] of subject.entries()) {
    if (!Object.hasOwn(digest, 'sha256')) continue;
    const named = `sha256:${digest.sha256 ?? ''}`;
    const pointer = `/subject/${String(index)}/digest/sha256`;
    if (!isDigest(named)) return unjudgeable(kind, 'a sha256 has 64 lower-case hexadecimal digits', pointer);
    subjects.push({ digest: named, pointer });
  }
  return subjects.length > 0 ? subjects : unjudgeable(kind, 'none of its subjects has a sha256', '/subject');
}
