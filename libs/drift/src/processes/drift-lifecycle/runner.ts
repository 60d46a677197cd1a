import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { findingCommand } from './finding-command';
import { driftLifecycle } from './process';

/** The drift-lifecycle process with the commands of the bus that it sends. */
export const driftLifecycleBinding: ProcessBinding = bindProcess(driftLifecycle, findingCommand);
