import type { Project } from '@ledgerline/environment';
import type { CutReleaseState } from '@ledgerline/release';
import type { EvidenceFact } from '../gate-inputs';
import type { Standing } from '../state';

export type Configured = Extract<Project, { status: 'configured' }>['configuration'];

/** What the ledger holds about one release in one project. */
export interface OfRelease {
  readonly configuration: Configured;
  readonly cut: CutReleaseState;
  readonly evidence: readonly EvidenceFact[];
  readonly reached: Standing;
}
