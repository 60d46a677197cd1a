import { environment, OverlaySuperseded } from '@ledgerline/environment';
import type { Environment } from '@ledgerline/environment';
import { Refusal } from '@ledgerline/kernel';
import { ApproveOverlay } from '../../../libs/environment/src/commands/approve-overlay/command';
import type { Mutation } from '../core/mutation';
import { altered, folded, instead, retouched, withCause } from './altering';

/** Faults in how overlays are decided. */
export const overlayMutations: Readonly<Record<string, Mutation>> = {
  'anybody speaks for every owner': instead(ApproveOverlay, (command, bus) =>
    bus.execute(withCause(command, command.cause, { groups: ['web-team', 'data-team'] })),
  ),
  'people review their own overlays': retouched<Environment>(environment, (state) => ({
    ...state,
    proposals: new Map([...state.proposals].map(([id, proposal]) => [id, { ...proposal, proposer: 'nobody' }])),
  })),
  'a review that was taken back counts': folded(environment, (state, event) =>
    event.type === 'overlay.review-withdrawn' ? state : environment.evolve(state, event),
  ),
  'nothing is superseded': {
    decisions: (decisions) =>
      altered(decisions, {
        on: (decider, id, cause, decide, ifMatch) =>
          decisions.on(
            decider,
            id,
            cause,
            (state) => {
              const decision = decide(state);
              if (decision instanceof Refusal) return decision;
              return decision.filter(({ type }) => type !== OverlaySuperseded.type);
            },
            ifMatch,
          ),
      }),
  },
};
