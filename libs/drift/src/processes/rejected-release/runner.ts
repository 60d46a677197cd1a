import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { findingCommand } from '../drift-lifecycle/finding-command';
import { rejectedReleaseProcess } from './process';

/** The rejected-release process with the commands of the bus that it sends. */
export const rejectedReleaseBinding: ProcessBinding = bindProcess(rejectedReleaseProcess, findingCommand);
