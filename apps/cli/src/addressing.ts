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
