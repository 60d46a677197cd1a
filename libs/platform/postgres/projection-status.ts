import type { ClientBase } from 'pg';

/** What the rows of one projection are, for those who read them. */
export interface ProjectionStatus {
  /** Undefined before its first event. */
  readonly position: bigint | undefined;
  /** Of an earlier definition, and left as they are until the next ones are complete. */
  readonly superseded: boolean;
  /** Why it goes no further. */
  readonly stopped: string | undefined;
  /** Rows and streams that it no longer folds. */
  readonly quarantined: number;
}

/** Undefined while one of them has seen nothing yet, or is not there. */
export function lowestPosition(
  statuses: ReadonlyMap<string, ProjectionStatus>,
  names: readonly string[] | undefined,
): bigint | undefined {
  const wanted =
    names === undefined
      ? [...statuses.values()].filter(({ superseded }) => !superseded)
      : names.map((name) => statuses.get(name));
  let lowest: bigint | undefined;
  for (const status of wanted) {
    if (status?.position === undefined) return undefined;
    if (lowest === undefined || status.position < lowest) lowest = status.position;
  }
  return lowest;
}

interface Found {
  readonly name: string;
  readonly position: string | null;
  readonly superseded: boolean;
  readonly stopped: string | null;
  readonly quarantined: string;
}

/** By name; none while the projector has not made its tables. */
export async function readStatuses(client: ClientBase): Promise<ReadonlyMap<string, ProjectionStatus>> {
  const present = await client.query<{ there: boolean }>(
    `select to_regclass('projection_quarantine') is not null as there`,
  );
  if (present.rows[0]?.there !== true) return new Map();
  const { rows } = await client.query<Found>(
    `select name, position, superseded, stopped,
        (select count(*) from projection_quarantine q where q.name = c.name) as quarantined
      from projection_checkpoint c`,
  );
  return new Map(
    rows.map(({ name, position, superseded, stopped, quarantined }) => [
      name,
      {
        position: position === null ? undefined : BigInt(position),
        superseded,
        stopped: stopped ?? undefined,
        quarantined: Number(quarantined),
      },
    ]),
  );
}
