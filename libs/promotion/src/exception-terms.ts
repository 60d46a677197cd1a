import { millisecondsOf } from '@ledgerline/environment';
import type { Quorum } from '@ledgerline/kernel';
import { anyoneIn, type Governed } from './governance';
import { entryPolicy } from './pipeline';

/** Who has to agree to an exception, who answers for what it waives, and how long it may last. */
export interface ExceptionTerms {
  readonly quorums: readonly Quorum[];
  readonly owner: string;
  readonly longestMs: number;
}

const LONGEST = '90d';

/** For a gate: whom the project names. For a key: whoever owns it, and whom the project names where nobody does. */
export function exceptionTermsOf(
  { governance }: Pick<Governed, 'governance'>,
  owner: string | undefined,
): ExceptionTerms {
  const named = governance?.exceptions;
  const longestMs = millisecondsOf(named?.['at-most'] ?? LONGEST);
  if (owner !== undefined) return { quorums: [{ of: owner, count: 1 }], owner, longestMs };
  return { quorums: anyoneIn(named?.of, named?.count), owner: named?.of ?? 'the project’s administrators', longestMs };
}

/** The names of the gates on the way into the environment, those included that need no policy; undefined for no environment. */
export function gatesInto(configuration: Governed, environment: string): readonly string[] | undefined {
  const [way, back] = [entryPolicy(configuration, environment), entryPolicy(configuration, environment, true)];
  if (way === undefined || back === undefined) return undefined;
  return [...new Set([...way.gates, ...back.gates].map(({ gate }) => gate)), 'migration-order'];
}

/** Whether a gate of that name may ever stand on the way. */
export function isGate(name: string, gates: readonly string[]): boolean {
  return gates.includes(name) || /^freeze:[a-z0-9-]+$/.test(name);
}
