import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { EstablishConvergence } from '../../commands/establish-convergence/command';
import { convergence } from './process';

export const convergenceBinding: ProcessBinding = bindProcess(
  convergence,
  ({ project, environment }, cause) => new EstablishConvergence(cause, project, environment),
);
