import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { CloseFinding } from '../../commands/close-finding/command';
import { OpenFinding } from '../../commands/open-finding/command';
import { driftLifecycle } from './process';

export const driftLifecycleBinding: ProcessBinding = bindProcess(driftLifecycle, (effect, cause) => {
  const { project, environment, observationId } = effect;
  switch (effect.command) {
    case 'open-finding': {
      const { detector, difference, intentRevision } = effect;
      return new OpenFinding(cause, project, environment, detector, difference, observationId, intentRevision);
    }
    case 'close-finding':
      return new CloseFinding(cause, project, environment, effect.findingId, observationId, effect.declared);
  }
});
