// What works without a ledger, a server or a project: reading, judging and checking a document.
export type { Examined } from '../evidence/examine';
export { examine } from '../evidence/examine';
export type { EvidenceKind } from '../evidence/judgement';
export { evidenceKinds } from '../evidence/judgement';
export { recognise } from '../evidence/recognise';
export { signersOf } from '../evidence/signers';
export { releaseRefusals } from '../refusals';
export { readInstructions } from '../migrations/instructions';
export type { StatementFinding } from '../migrations/judge-migration';
export { judgeMigration } from '../migrations/judge-migration';
export { Memory } from '../migrations/memory/memory';
export type { Safety } from '../migrations/safety';
export { worstOf } from '../migrations/safety';
