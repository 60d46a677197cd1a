import type { Decision } from '@ledgerline/kernel';
import type { OverlayProposed } from '../../events';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { ProposalRefusal } from '../../overlay/propose-changes';
import { proposeChanges } from '../../overlay/propose-changes';
import type { Environment } from '../../state';
import type { ProposeOverlay } from './command';

export function proposeOverlay(
  command: ProposeOverlay,
  state: Environment,
  facts: OverlayFacts,
): Decision<OverlayProposed, ProposalRefusal> {
  return proposeChanges(command, state, facts);
}
