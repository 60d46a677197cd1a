import type { GateInputs } from './gate-inputs';
import type { Policy } from './policy';

/** What one state asks for, and what the ledger says about it. */
export interface StateFacts {
  readonly policy: Policy;
  readonly inputs: GateInputs;
}
