import type { TSchema } from '@sinclair/typebox';
import type { Intent } from '../compare';
import type { Redact } from './redact';

/** What a detector needs from its agent, besides its own configuration. */
export interface DetectorContext {
  /** What the environment is declared to be; undefined while nothing is. */
  readonly intent: Intent | undefined;
  /** The bytes with this digest, from the ledger. */
  readonly blob: (digest: string) => Promise<Uint8Array>;
  readonly redact: Redact;
  /** Aborts when the detector has taken too long. */
  readonly signal: AbortSignal;
}

/** What a detector saw. The same reality gives the same answer, problems included, so that a repetition shows. */
export interface Seen {
  readonly completeness: 'complete' | 'partial' | 'error';
  /** Why it is not complete; free of secrets. */
  readonly problem?: string;
  readonly document: object;
}

/**
 * Looks at one kind of thing in an environment, and changes nothing there. Never throws: what could not be seen is
 * `partial` or an `error`. What it returns is bounded and has no secrets in it.
 */
export interface Detector<Config> {
  /** Also the domain's name. */
  readonly name: string;
  /** What its part of the agent's configuration must look like. */
  readonly configuration: TSchema;
  observe(config: Config, context: DetectorContext): Promise<Seen>;
}

/** A detector whatever its configuration, which is checked against its schema before it runs. */
export type AnyDetector = Detector<never>;

const MOST_CHARACTERS = 500;

/** Everything was seen, or these problems stood in the way. */
export function seen(document: object, problems: readonly string[] = []): Seen {
  if (problems.length === 0) return { completeness: 'complete', document };
  return { completeness: 'partial', problem: shortened([...problems].sort().join('; ')), document };
}

export function failed(problem: string): Seen {
  return { completeness: 'error', problem: shortened(problem), document: {} };
}

/** Without control characters, and no longer than a report may be. */
function shortened(problem: string): string {
  const text = problem.replace(/[^\P{C}\n]/gu, ' ');
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}
