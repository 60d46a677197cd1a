import type { ReleaseParts } from '../intent/release-parts';
import type { VarianceFacts } from '../intent/variance-facts';
import type { ProjectConfiguration } from '../project-configuration';

/** What decisions about an environment's intent need to know from other streams. */
export interface OverlayFacts {
  /** The project's; undefined while it has none. */
  readonly configuration: ProjectConfiguration | undefined;
  /** The release that is declared, or is to be; undefined for none. */
  readonly release: ReleaseParts | undefined;
  readonly variance: VarianceFacts;
}
