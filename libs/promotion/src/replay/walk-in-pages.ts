import { setImmediate as otherWorkFirst } from 'node:timers/promises';
import type { FoundDecision } from './read-decision';
import type { Step } from './walk-decisions';

export interface PageBounds {
  /** So many decisions at most. */
  readonly limit: number;
  /** After so long a page ends, however few decisions it has. */
  readonly milliseconds: number;
}

export interface WalkedPage {
  readonly decisions: number;
  /** How far the walk has come; undefined where there was nothing. */
  readonly position: bigint | undefined;
  /** Whether there is more. */
  readonly more: boolean;
}

/** Nothing else waits for longer than that, and for one decision. */
const TURN_MS = 8;

/** Visits decisions until the page is full, by number, by time or because the visitor says so; other work goes on. */
export async function walkPage(
  steps: AsyncGenerator<Step, void, undefined>,
  { limit, milliseconds }: PageBounds,
  visit: (found: FoundDecision) => Promise<'go-on' | 'full'>,
): Promise<WalkedPage> {
  const begun = performance.now();
  let turn = begun;
  let decisions = 0;
  let position: bigint | undefined;
  for await (const step of steps) {
    position = step.position;
    let wants: 'go-on' | 'full' = 'go-on';
    if (step.found !== undefined) {
      decisions += 1;
      wants = await visit(step.found);
    }
    const now = performance.now();
    if (wants === 'full' || decisions >= limit || now - begun > milliseconds)
      return { decisions, position, more: true };
    if (now - turn < TURN_MS) continue;
    await otherWorkFirst();
    turn = performance.now();
  }
  return { decisions, position, more: false };
}
