import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

export interface BuiltArtifact {
  /** `repository@sha256:…`; a tag is refused. */
  readonly reference: string;
  readonly mediaType?: string;
  readonly sizeBytes?: number;
  readonly tags?: readonly string[];
}

export interface Build {
  readonly component: string;
  readonly artifacts: readonly BuiltArtifact[];
  readonly source: { readonly repository: string; readonly commit: string; readonly authors: readonly string[] };
  readonly builder: string;
}

/** Record what a continuous-integration run made. The build's id follows from what it is: repeating changes nothing. */
export class RecordBuild extends Command<(Accepted & { readonly buildId: string }) | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly build: Build,
  ) {
    super();
  }
}
