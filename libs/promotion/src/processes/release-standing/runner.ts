import { bindProcess } from '@ledgerline/platform/ledger';
import { EvaluateStanding } from '../../commands/evaluate-standing/command';
import { releaseStandingProcess } from './process';

/** The release-standing process with the command of the bus that it sends. */
export const releaseStandingBinding = bindProcess(
  releaseStandingProcess,
  ({ project, releaseId }, cause) => new EvaluateStanding(cause, project, releaseId),
);
