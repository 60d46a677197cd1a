import type { TSchema } from '@sinclair/typebox';
import type { DetectorContext } from '../detectors/detector';
import type { Difference } from '../difference';

/** A finding that is to be reverted. */
export interface RevertRequest {
  readonly findingId: string;
  readonly difference: Pick<Difference, 'resource' | 'path' | 'kind' | 'declared' | 'observed'>;
}

/** One place that would be, or was, otherwise afterwards; secrets stand there as keyed digests. */
export interface RevertChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A field that somebody else has, and would lose. */
export interface RevertConflict {
  readonly field: string;
  readonly manager: string;
}

/** What becomes of one object. */
export interface RevertStep {
  /** `Deployment.apps shop/web`. */
  readonly object: string;
  readonly findings: readonly string[];
  readonly outcome:
    /** It would be so. */
    | 'planned'
    | 'restored'
    /** It is as declared already. */
    | 'unchanged'
    /** Fields are somebody else's: only by force. */
    | 'conflict'
    /** It is never restored by a program. */
    | 'refused'
    | 'failed';
  readonly changes: readonly RevertChange[];
  readonly conflicts: readonly RevertConflict[];
  /** Why it is not restored; free of secrets. */
  readonly problem?: string;
}

/** Restores what is declared, as far as it is asked to, and says of every object what became of it. Never throws. */
export interface Reverter<Config> {
  /** Also the domain's name. */
  readonly name: string;
  /** What its part of the configuration must look like. */
  readonly configuration: TSchema;
  /** What would happen; changes nothing. */
  plan(config: Config, requests: readonly RevertRequest[], context: DetectorContext): Promise<readonly RevertStep[]>;
  /** Plans again, and does it where nobody stands in the way, or with `force` all the same. */
  carryOut(
    config: Config,
    requests: readonly RevertRequest[],
    context: DetectorContext,
    options: { readonly force: boolean },
  ): Promise<readonly RevertStep[]>;
}

/** A reverter whatever its configuration, which is checked against its schema before it runs. */
export type AnyReverter = Reverter<never>;
