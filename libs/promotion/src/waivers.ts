import { inWords } from './duration';
import type { GateInputs } from './gate-inputs';
import type { GateResult } from './gate-result';
import { inProse } from './gates/prose';
import { LIFTED_BY_NOTHING } from './standing-conditions';

/** A gate that does not hold, excused: by an exception for it that is in force, or because the glass is broken. */
export function waived(
  result: GateResult,
  { exceptions = [], breakGlass, now }: Pick<GateInputs, 'exceptions' | 'breakGlass' | 'now'>,
): GateResult {
  if (result.holds || LIFTED_BY_NOTHING.has(result.gate)) return result;
  const { gate, because, mode } = result;
  const kept = { gate, holds: true, unblockedBy: [], ...(mode !== undefined && { mode }) };
  const exception = exceptions.find((known) => known.gate === gate && known.until > now);
  if (exception !== undefined) {
    const { exceptionId, until, approvedBy, reason } = exception;
    const by = `excepted until ${inWords(until)} by ${inProse(approvedBy)}: ${reason} (${because})`;
    return { ...kept, because: by, until, exceptionId };
  }
  if (breakGlass !== undefined && breakGlass.until > now) {
    const { people, until, reason } = breakGlass;
    return { ...kept, because: `glass broken by ${inProse(people)}: ${reason} (${because})`, until };
  }
  return result;
}
