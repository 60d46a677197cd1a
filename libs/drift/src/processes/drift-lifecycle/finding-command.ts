import type { Cause } from '@ledgerline/kernel';
import { CloseFinding } from '../../commands/close-finding/command';
import { OpenFinding } from '../../commands/open-finding/command';
import type { LifecycleCommand } from './command';

/** The command of the bus that opens or closes a finding. */
export function findingCommand(effect: LifecycleCommand, cause: Cause): OpenFinding | CloseFinding {
  const { project, environment, observationId } = effect;
  switch (effect.command) {
    case 'open-finding': {
      const { detector, difference, intentRevision, at } = effect;
      return new OpenFinding(cause, project, environment, detector, difference, observationId, intentRevision, at);
    }
    case 'close-finding':
      return new CloseFinding(
        cause,
        project,
        environment,
        effect.findingId,
        observationId,
        effect.declared,
        effect.gone,
        effect.intentRevision,
      );
  }
}
