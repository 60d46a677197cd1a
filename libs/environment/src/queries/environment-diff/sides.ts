import type { Moment } from '@ledgerline/platform/http';
import type { ReleaseParts } from '../../intent/release-parts';
import type { IntentRow } from '../../projections/environment-state/project';
import type { ConfigurationVersion } from '../../projections/project-configuration/project';

/** One side of a comparison as somebody asks for it. */
export interface AskedSide {
  /** An environment, or a release by alias, id, beginning of an id, or commit. */
  readonly name: string;
  /** As of then; now when absent. Says that an environment is meant. */
  readonly at?: Moment;
  /** So many intents back. */
  readonly back?: number;
  /** This version of the environment's overlay. */
  readonly overlay?: number;
}

/** Where and when an environment is looked at, and the configuration that was in force then. */
interface Place {
  readonly environment: string;
  /** Undefined for now. */
  readonly moment: Moment | undefined;
  readonly configuration: ConfigurationVersion['configuration'];
}

export interface EnvironmentSide extends Place {
  readonly kind: 'environment';
  readonly name: string;
  readonly intent: IntentRow;
}

export interface OverlaySide extends Place {
  readonly kind: 'overlay';
  readonly name: string;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ReleaseSide {
  readonly kind: 'release';
  readonly name: string;
  readonly release: ReleaseParts;
}

export type Side = EnvironmentSide | OverlaySide | ReleaseSide;

/** As people write it on the command line: `prod`, `prod~1`, `prod#14`, `prod@2026-11-01T12:00:00.000Z`, `v84`. */
export function told({ name, at, back = 0, overlay }: AskedSide): string {
  if (overlay !== undefined) return `${name}#${String(overlay)}`;
  if (back > 0) return `${name}~${String(back)}`;
  if (at === undefined) return name;
  return `${name}@${'instant' in at ? at.instant : String(at.position)}`;
}
