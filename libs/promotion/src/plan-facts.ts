import type { ReleaseInputs } from './gate-inputs';
import type { MadePlan } from './make-plan';
import type { Policy } from './policy';

/** What the ledger says at one moment about a release on its way into an environment. */
export interface PlanFacts {
  readonly made: MadePlan;
  readonly policy: Policy;
  readonly inputs: ReleaseInputs;
}
