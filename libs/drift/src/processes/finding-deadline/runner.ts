import type { Cause } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { AnnounceDeadline } from '../../commands/announce-deadline/command';
import { EscalateFinding } from '../../commands/escalate-finding/command';
import type { FindingDeadlineEffect } from './process';
import { findingDeadline } from './process';

function command({ command: name, ...about }: FindingDeadlineEffect, cause: Cause) {
  const { project, environment, findingId, deadline } = about;
  switch (name) {
    case 'announce-deadline':
      return new AnnounceDeadline(cause, project, environment, findingId, deadline);
    case 'escalate-finding':
      return new EscalateFinding(cause, project, environment, findingId, deadline);
  }
}

export const findingDeadlineBinding: ProcessBinding = bindProcess(findingDeadline, command);
