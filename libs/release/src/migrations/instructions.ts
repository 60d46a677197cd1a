/** A comment as the parser hands it on. */
export interface MigrationComment {
  readonly line: number;
  readonly text: string;
  /** Nothing but comments stands before it. */
  readonly head: boolean;
}

/** A release that has to have converged in an environment before the migration runs there, as it is named. */
export interface Requirement {
  readonly line: number;
  readonly release: string;
}

export interface InstructionProblem {
  readonly line: number;
  readonly problem: string;
}

const MAX_REQUIREMENTS = 20;
const INSTRUCTION = /^ledgerline\s*:/i;
/** An instruction that lacks its colon, and would silently be none. */
const ALMOST = /^ledgerline\b.*\brequires-converged\b/i;
const REQUIRES = /^ledgerline:\s*requires-converged\s+(\S{1,80})$/;

/** What the comments at the head of a migration tell us: `-- ledgerline: requires-converged v84`, any number of times. */
export function readInstructions(comments: readonly MigrationComment[]): readonly Requirement[] | InstructionProblem {
  const requirements = new Map<string, Requirement>();
  for (const { line, text, head } of comments) {
    if (!INSTRUCTION.test(text) && !ALMOST.test(text)) continue;
    const release = REQUIRES.exec(text)?.[1];
    if (release === undefined) {
      return { line, problem: 'the instruction is not known: write `-- ledgerline: requires-converged <release>`' };
    }
    if (!head) return { line, problem: 'an instruction stands at the head of a migration, above its first statement' };
    requirements.set(release, requirements.get(release) ?? { line, release });
    if (requirements.size > MAX_REQUIREMENTS) {
      return { line, problem: `more than ${String(MAX_REQUIREMENTS)} releases are required` };
    }
  }
  return [...requirements.values()];
}
