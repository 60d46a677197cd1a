import { Refusal } from '@ledgerline/kernel';
import type { SignedDocument } from '@ledgerline/platform/sigstore';
import { InvalidXml, readXml } from '@ledgerline/platform/xml';
import type { EvidenceAttached } from '../events';
import type { Document } from './document';
import { readDocument } from './document';
import { judgeJson } from './judge-json';
import type { EvidenceKind, Judged, JudgeRefusal, Judgement } from './judgement';
import { unjudgeable } from './judgement';
import { JunitJudge } from './junit/judge';
import { kindOf } from './kind-of';

/** A document that was read and judged; its signatures have still to be checked. */
export interface Examined {
  readonly kind: EvidenceKind;
  readonly judgement: Judgement;
  /** How a statement came; undefined for reports. */
  readonly format?: EvidenceAttached['data']['format'];
  readonly signed?: SignedDocument;
}

export type Examination = Examined | Refusal<JudgeRefusal>;

/**
 * What a document comes to as evidence of a kind; `auto` is the kind that it has by its looks. The pointer of a refusal
 * leads into the document. `pause` is awaited between slices of a long XML document.
 */
export async function examine(
  bytes: Uint8Array,
  kind: EvidenceKind | 'auto',
  pause: () => Promise<void>,
): Promise<Examination> {
  const document = kind === 'junit' ? ({ form: 'xml' } as const) : readDocument(bytes);
  const looks = 'problem' in document ? undefined : kindOf(document);
  const judgedAs = kind === 'auto' ? (looks ?? 'in-toto') : kind;
  if ('problem' in document) return unjudgeable(judgedAs, document.problem, document.pointer);
  if (kind === 'auto' && looks === undefined) return unjudgeable(judgedAs, 'it looks like no kind of evidence');

  const judgement = await judge(judgedAs, document, bytes, pause);
  if (judgement instanceof Refusal) return judgement;
  const signed = 'signed' in document ? document.signed : undefined;
  const isStatement = judgedAs === 'in-toto' || judgedAs === 'slsa-provenance';
  return {
    kind: judgedAs,
    judgement,
    ...(isStatement && { format: signed?.format ?? 'bare' }),
    ...(signed !== undefined && { signed }),
  };
}

async function judge(
  kind: EvidenceKind,
  document: Document,
  bytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<Judged> {
  if (kind === 'junit') return judgeXml(bytes, pause);
  if (document.form === 'xml') return unjudgeable(kind, 'it is XML');
  if (document.form === 'signature') {
    return kind === 'in-toto'
      ? overBytes(document)
      : unjudgeable(kind, 'it is a signature over bytes that are elsewhere');
  }
  if (document.signed !== undefined && kind !== 'in-toto' && kind !== 'slsa-provenance') {
    return unjudgeable(kind, 'it is a signed statement');
  }
  return placed(judgeJson(kind, document.value), document.place);
}

async function judgeXml(bytes: Uint8Array, pause: () => Promise<void>): Promise<Judged> {
  const judging = new JunitJudge();
  try {
    await readXml(bytes, judging, pause);
  } catch (error) {
    if (error instanceof InvalidXml) return unjudgeable('junit', error.message);
    throw error;
  }
  return judging.judged();
}

/** A signature says of an artifact's bytes that somebody has signed them, and nothing else. */
function overBytes({ signed: { digest } }: Extract<Document, { form: 'signature' }>): Judgement {
  return {
    summary: { tests: 0, failures: 0, errors: 0, skipped: 0 },
    verdict: 'passed',
    subjects: [{ digest, pointer: '/messageSignature/messageDigest/digest' }],
  };
}

/** With pointers from the document's own root. */
function placed(judged: Judged, place: string): Judged {
  if (place === '') return judged;
  if (judged instanceof Refusal) return new Refusal(judged.code, judged.facts, `${place}${judged.pointer ?? ''}`);
  const subjects = judged.subjects?.map(({ digest, pointer }) => ({ digest, pointer: `${place}${pointer}` }));
  return { ...judged, ...(subjects !== undefined && { subjects }) };
}
