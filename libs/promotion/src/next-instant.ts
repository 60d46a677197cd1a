import type { GateResult } from './gate-result';

/** The first instant at which a result may change by time alone: an open gate may come to hold, or one that holds lapse. */
export function nextInstant(gates: readonly GateResult[]): string | undefined {
  const instants = gates.map(({ holds, earliest, until }) => (holds ? until : earliest));
  return instants.filter((instant) => instant !== undefined).sort()[0];
}

/** When everything may hold at the earliest, by time alone; undefined when something else has to happen, or nothing. */
export function earliestOf(gates: readonly GateResult[]): string | undefined {
  const instants = gates.filter(({ holds }) => !holds).map(({ earliest }) => earliest);
  return instants.every((instant) => instant !== undefined) ? instants.sort().at(-1) : undefined;
}
