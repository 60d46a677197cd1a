import type { FallOut } from '../configuration-change';

/** An environment with a release in it that would get no next intent. */
export interface Stranded {
  readonly environment: string;
  /** Alias of the release that is declared there. */
  readonly release: string;
  readonly because: string;
}

/** What a configuration would do to what is there already. */
export interface Consequences {
  /** The version of the configuration that it was held against; 0 where there is none. */
  readonly baseVersion: number;
  /** One more than {@link MOST_FALL_OUTS} when there are more. */
  readonly fallsOut: readonly FallOut[];
  readonly stranded: readonly Stranded[];
  /** Release states that there would be no more. */
  readonly statesGone: readonly string[];
}

export const noConsequences: Consequences = { baseVersion: 0, fallsOut: [], stranded: [], statesGone: [] };

/** More than anybody would read before saying yes, and what one event has room for. */
export const MOST_FALL_OUTS = 200;

const LISTED = 5;

/** What falls out, in a sentence: the first few, and how many more. */
export function toldFallOut(fallsOut: readonly FallOut[]): string {
  const told = fallsOut
    .slice(0, LISTED)
    .map(
      ({ environment, key, value, because, owner, proposalId }) =>
        `${key} = ${JSON.stringify(value)} of ${environment}${proposalId === undefined ? '' : ' (proposed)'}: ${because} (${owner})`,
    );
  const more = fallsOut.length - told.length;
  return [...told, ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; ');
}
