/** How many findings of one kind there are. */
export interface FindingCount {
  readonly status: string;
  readonly severity: string;
  readonly domain: string;
  readonly environment: string;
  readonly assignee: string | null;
  readonly snoozed: boolean;
  readonly count: number;
}

/** How many findings of a domain opened on a day, or closed. */
export interface Turn {
  readonly day: string;
  readonly domain: string;
  readonly opened: number;
  readonly closed: number;
}

/** A domain over time: how many were open at the end of each day, the last one today. */
export interface DomainOverTime {
  readonly domain: string;
  readonly open: readonly number[];
  /** Of all these days. */
  readonly opened: number;
  readonly closed: number;
}

const DAY_MS = 86_400_000;

/** The days that end with that of the instant (milliseconds), as dates in UTC. */
export function daysUntil(now: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(now - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Domains in their alphabet; what turned before the first day counts into it. */
export function overTime(turns: readonly Turn[], days: readonly string[]): readonly DomainOverTime[] {
  const [first = ''] = days;
  return [...new Set(turns.map(({ domain }) => domain))].sort().map((domain) => {
    const own = turns.filter((turn) => turn.domain === domain);
    const within = own.filter(({ day }) => day >= first);
    return {
      domain,
      open: days.map((day) => sum(own.filter((turn) => turn.day <= day).map(({ opened, closed }) => opened - closed))),
      opened: sum(within.map(({ opened }) => opened)),
      closed: sum(within.map(({ closed }) => closed)),
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** How many there are of each value, the most frequent first. */
export function countsBy(
  counts: readonly FindingCount[],
  valueOf: (one: FindingCount) => string,
): readonly { readonly name: string; readonly count: number }[] {
  const totals = new Map<string, number>();
  for (const one of counts) totals.set(valueOf(one), (totals.get(valueOf(one)) ?? 0) + one.count);
  return [...totals]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}
