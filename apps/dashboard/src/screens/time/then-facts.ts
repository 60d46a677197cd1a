import { environmentState } from '../../parts/environment-state';
import type { State } from '../../parts/state';
import type { Environment } from './facts';

/** An environment as it was, with what was open in it, and what is there now. */
export interface EnvironmentThen extends Environment {
  readonly state: { readonly state: State; readonly word: string };
  /** Aliases of releases that were on their way here. */
  readonly comes: readonly string[];
  /** Null where nothing is declared now; undefined while that is not known. */
  readonly nowThere: string | null | undefined;
  /** Another release, or another intent of it, is declared there now. */
  readonly hasChanged: boolean;
}

interface Known {
  readonly then: readonly Environment[];
  /** Undefined while it is not known. */
  readonly now: readonly Environment[] | undefined;
  readonly findings: readonly { readonly environment: string; readonly status: string }[] | undefined;
  readonly promotions: readonly { readonly environment: string; readonly alias: string | null }[];
  readonly isPast: boolean;
}

/** What each environment was; of its findings nothing is guessed while they are not known. */
export function environmentsThen({ then, now, findings, promotions, isPast }: Known): readonly EnvironmentThen[] {
  return then.map((environment) => {
    const isHere = (one: { readonly environment: string }) => one.environment === environment.environment;
    return {
      ...environment,
      state: stateThen(environment, findings?.filter(isHere)),
      comes: promotions.filter(isHere).flatMap(({ alias }) => (alias === null ? [] : [alias])),
      ...presentOf(environment, isPast ? now : undefined),
    };
  });
}

function stateThen(environment: Environment, found: Known['findings']): EnvironmentThen['state'] {
  if (found === undefined) return { state: 'unknown', word: 'asking' };
  const excepted = found.filter(({ status }) => status === 'excepted').length;
  const findings = { open: found.length - excepted, excepted };
  return environmentState({ environment, detectors: [], findings, isPast: true });
}

function presentOf({ environment, intent }: Environment, now: Known['now']) {
  if (now === undefined) return { nowThere: undefined, hasChanged: false };
  const present = now.find((one) => one.environment === environment)?.intent ?? null;
  const hasChanged = present?.intentRevision !== intent?.intentRevision;
  return { nowThere: present?.release.alias ?? null, hasChanged };
}
