/** A digest cut in the middle, so that its ends can be told apart; shorter texts stay. */
export function short(digest: string): string {
  const [, algorithm, hex] = /^(sha256):([0-9a-f]{64})$/.exec(digest) ?? [];
  return hex === undefined ? digest : `${String(algorithm)}:${hex.slice(0, 4)}…${hex.slice(-2)}`;
}

/** An instant as people read it, in UTC: `12 Nov 09:20 UTC`; with the year when it is not this one. */
export function instant(rfc3339: string, now: Date): string {
  const at = new Date(rfc3339);
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? '' : ` ${String(at.getUTCFullYear())}`;
  const month = at.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
  return `${String(at.getUTCDate())} ${month}${year} ${rfc3339.slice(11, 16)} UTC`;
}

/** An instant as short as it can be told: `09:20 UTC` of the last or next twelve hours, `28 Nov` or `2 Jan 2025` otherwise. */
export function moment(rfc3339: string, now: Date): string {
  const HALF_A_DAY = 12 * 3_600_000;
  const isNear = Math.abs(Date.parse(rfc3339) - now.getTime()) < HALF_A_DAY;
  return isNear ? `${rfc3339.slice(11, 16)} UTC` : instant(rfc3339, now).replace(/ \d\d:\d\d UTC$/, '');
}

/** How long from one instant to another, in its two largest units: `5h 10m`, `3d 4h`, `40s`. */
export function duration(fromRfc3339: string, to: Date): string {
  const seconds = Math.max(0, Math.round((to.getTime() - Date.parse(fromRfc3339)) / 1000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return `${String(days)}d ${String(hours)}h`;
  if (hours > 0) return `${String(hours)}h ${String(minutes)}m`;
  return minutes > 0 ? `${String(minutes)}m` : `${String(seconds)}s`;
}

/** A dataset: its version, where it comes from, and at which migrations it was taken. */
export function datasetCells(
  { version, digest, takenAt, schema = {}, provenance }: ShownDataset,
  now: Date,
): readonly [string, string, string] {
  const facts = [
    ...(takenAt === undefined ? [] : [`taken ${instant(takenAt, now)}`]),
    ...Object.entries(schema).map(([database, id]) => `at ${database} ${id}`),
    ...(provenance === undefined ? [] : [`from ${provenance}`]),
  ];
  return [version, digest === undefined ? '' : short(digest), facts.join(', ')];
}

interface ShownDataset {
  readonly version: string;
  readonly digest?: string;
  readonly takenAt?: string;
  readonly schema?: Readonly<Record<string, string>>;
  readonly provenance?: string;
}

/** A value on one line: texts as they are, nothing as `–`, a credential by where it is kept, anything else as JSON. */
export function value(of: unknown): string {
  if (of === null || of === undefined) return '–';
  if (typeof of === 'string') return short(of);
  return credential(of) ?? JSON.stringify(of);
}

function credential(of: unknown): string | undefined {
  const { reference, version, ...rest } = of as Readonly<Record<string, unknown>>;
  if (typeof reference !== 'string' || Object.keys(rest).length > 0) return undefined;
  return typeof version === 'string' || typeof version === 'number'
    ? `${reference} version ${String(version)}`
    : undefined;
}

/** A whole number as people read it: `18 204`. */
export function counted(decimal: string): string {
  return decimal.replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** `1 difference`, `2 differences`. */
export function plural(count: number, thing: string): string {
  return `${String(count)} ${thing}${count === 1 ? '' : 's'}`;
}
