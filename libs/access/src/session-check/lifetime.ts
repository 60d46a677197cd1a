const MINUTE_MS = 60_000;
const IDLE_MS = 30 * MINUTE_MS;
const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
const LINK_MS = 10 * MINUTE_MS;
/** How often, at most, it is recorded that a session is used. */
const KEPT_EVERY_MS = 5 * MINUTE_MS;

/** When a session that begins now is over: unused, and in any case. */
export function lifetimeFrom(now: string): { readonly idleAt: string; readonly endsAt: string } {
  return { idleAt: after(now, IDLE_MS), endsAt: after(now, ABSOLUTE_MS) };
}

/** Until when a link that is made now can be used. */
export function linkExpiryFrom(now: string): string {
  return after(now, LINK_MS);
}

/** When a session that is used now is over unless it is used again; undefined while it is too early to record that. */
export function keptUntil(now: string, { idleAt, endsAt }: { readonly idleAt: string; readonly endsAt: string }) {
  const later = after(now, IDLE_MS);
  const next = later < endsAt ? later : endsAt;
  return Date.parse(next) - Date.parse(idleAt) < KEPT_EVERY_MS ? undefined : next;
}

function after(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
