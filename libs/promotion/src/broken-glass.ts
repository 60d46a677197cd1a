import type { GateInputs } from './gate-inputs';
import type { Planned, Request } from './state';

/** The glass that is broken for the plan in force; what was broken for another plan is whole for this one. */
export function brokenGlass({
  glass,
  planHash,
}: Pick<Request & Planned, 'glass' | 'planHash'>): Pick<GateInputs, 'breakGlass'> {
  if (glass?.status !== 'broken' || glass.planHash !== planHash) return {};
  const { people, reason, until } = glass;
  return { breakGlass: { people: [...people], reason, until } };
}
