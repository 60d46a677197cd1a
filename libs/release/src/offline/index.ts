// What works without a ledger, a server or a project: reading, judging and checking a document.
export type { Examined } from '../evidence/examine';
export { examine } from '../evidence/examine';
export type { EvidenceKind } from '../evidence/judgement';
export { evidenceKinds } from '../evidence/judgement';
export { recognise } from '../evidence/recognise';
export { signersOf } from '../evidence/signers';
export { releaseRefusals } from '../refusals';
