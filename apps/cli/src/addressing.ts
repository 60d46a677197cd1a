/** A release as people name it: `v84`, `checkout@v84`, an id, an id prefix or a commit. */
export interface ReleaseAddress {
  readonly project: string | undefined;
  readonly release: string;
}

/** An environment as people name it: `prod`, `prod~1` (the intent before), `prod@2026-11-01T12:00Z` (as of then). */
export interface EnvironmentAddress {
  readonly environment: string;
  /** How many intents back; 0 is the present one. */
  readonly back: number;
  readonly at: string | undefined;
}

export class AddressError extends Error {}

export function parseRelease(text: string): ReleaseAddress {
  const [, project, release] = /^(?:([a-z0-9-]+)@)?([^@\s]+)$/.exec(text) ?? [];
  if (release === undefined)
    throw new AddressError(`"${text}" names no release: say v84, checkout@v84, an id or a commit`);
  return { project, release };
}

export function parseEnvironment(text: string): EnvironmentAddress {
  const [, environment, back, at] = /^([a-z0-9-]+)(?:~([0-9]{1,4})|@(.+))?$/.exec(text) ?? [];
  if (environment === undefined) {
    throw new AddressError(`"${text}" names no environment: say prod, prod~1 or prod@2026-11-01T12:00Z`);
  }
  return { environment, back: Number(back ?? 0), at: at === undefined ? undefined : parseMoment(at) };
}

/** What people name to compare it: an environment now or then, a version of its overlay, or a release. */
export interface SideAddress {
  readonly project?: string;
  /** Of an environment, or of a release where there is no such environment. */
  readonly name: string;
  readonly at?: string;
  readonly back?: number;
  readonly overlay?: number;
}

/** `prod`, `prod~1`, `prod@2026-11-01T12:00Z`, `prod#14`, `v84`, `checkout@v84`, an id or a commit. */
export function parseSide(text: string): SideAddress {
  const [, overlaid, overlay] = /^([a-z0-9-]+)#([0-9]{1,6})$/.exec(text) ?? [];
  if (overlaid !== undefined) return { name: overlaid, overlay: Number(overlay) };
  const [, earlier, back] = /^([a-z0-9-]+)~([0-9]{1,4})$/.exec(text) ?? [];
  if (earlier !== undefined) return { name: earlier, back: Number(back) };
  const [, environment, moment = ''] = /^([a-z0-9-]+)@(.+)$/.exec(text) ?? [];
  if (environment !== undefined && isMoment(moment)) return { name: environment, at: parseMoment(moment) };
  const { project, release } = parsedOrRefused(text);
  return { name: release, ...(project !== undefined && { project }) };
}

function parsedOrRefused(text: string): ReleaseAddress {
  if (/^(?:[a-z0-9-]+@)?[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}$/.test(text)) return parseRelease(text);
  throw new AddressError(
    `"${text}" names nothing to compare: say prod, prod~1, prod@2026-11-01T12:00Z, prod#14 or v84`,
  );
}

/** Anything that begins like a date, so that a mistyped one is told as such, and a position. */
function isMoment(text: string): boolean {
  return /^\d{4}-\d/.test(text) || /^[0-9]+$/.test(text);
}

/** An instant in any RFC 3339 spelling (seconds may be left out), or a position of the ledger. */
export function parseMoment(text: string): string {
  if (/^[0-9]+$/.test(text)) return text;
  const complete = text
    .replace(/T(\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/, 'T$1:00$2')
    .replace(/^(\d{4}-\d{2}-\d{2})$/, '$1T00:00:00Z');
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(complete) ? Date.parse(complete) : NaN;
  if (Number.isNaN(instant)) throw new AddressError(`"${text}" is no moment: say 2026-11-12T09:20Z or a position`);
  return new Date(instant).toISOString();
}

/** What `--at` says, as the api takes it; nothing where it is not said. */
export function momentIn(text: string | undefined): { readonly at?: string } {
  return text === undefined ? {} : { at: parseMoment(text) };
}
