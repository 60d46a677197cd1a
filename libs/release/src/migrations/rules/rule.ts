import type { Memory } from '../memory/memory';
import type { Finding } from '../safety';

/** What a statement of one kind does, given what is known of the database before it. */
export type Rule<Node> = (node: Node, memory: Memory) => Finding | readonly Finding[];

/** What every contraction is told: the running release first, then the database. */
export const AFTERWARDS =
  'first release what does without it; then do this in a migration that says `-- ledgerline: requires-converged <that release>`';

export const OUTSIDE =
  'run it outside of a transaction: leave BEGIN and COMMIT out, and give it a migration of its own';

export const MADE_HERE = 'this migration made it, so nobody uses it yet';
