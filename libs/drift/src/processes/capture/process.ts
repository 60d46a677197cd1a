import type { DomainEvent, ProcessManager } from '@ledgerline/kernel';
import type { FindingCaptureProposed } from '../../events';

/** What a capture makes of itself: the overlay change, in the name of the person who captures; or nothing after all. */
export type CaptureEffect =
  | { readonly command: 'propose-overlay'; readonly capture: FindingCaptureProposed['data'] }
  | { readonly command: 'end-capture'; readonly capture: FindingCaptureProposed['data']; readonly because: string };

interface OfProposal {
  readonly project: string;
  readonly environment: string;
  readonly proposalId: string;
}

/** Events of the environment's own context, as far as they matter here. */
type OverlayEvent =
  | DomainEvent<'overlay.approved', OfProposal>
  | DomainEvent<'overlay.rejected', OfProposal & { readonly reason: string; readonly rejecter: string }>
  | DomainEvent<'overlay.superseded', OfProposal & { readonly by: string }>;

/** The capture whose proposal is undecided; null before and after. */
type Undecided = FindingCaptureProposed['data'] | null;

const proposalKey = ({ project, environment, proposalId }: OfProposal) =>
  `proposal:${project}:${environment}:${proposalId}`;

/** Turns a capture into a proposal for the environment's overlay, and says so when that goes nowhere. One instance a proposal. */
export const capture: ProcessManager<Undecided, FindingCaptureProposed | OverlayEvent, CaptureEffect> = {
  name: 'capture',
  on: ['finding.capture-proposed', 'overlay.approved', 'overlay.rejected', 'overlay.superseded'],
  correlate(event) {
    if (event.type !== 'finding.capture-proposed') return { following: [proposalKey(event.data)] };
    const { project, environment, proposalId } = event.data;
    return { instance: `${project}:${environment}:${proposalId}` };
  },
  initial: null,
  evolve(state, input) {
    switch (input.type) {
      case 'finding.capture-proposed':
        return input.data;
      case 'overlay.approved':
      case 'overlay.rejected':
      case 'overlay.superseded':
      case 'refused':
        return null;
      case 'wake':
        return state;
    }
  },
  decide(state, input) {
    switch (input.type) {
      case 'finding.capture-proposed':
        return [{ do: 'send', command: { command: 'propose-overlay', capture: input.data } }];
      case 'overlay.rejected':
        return end(state, `${input.data.rejecter} rejected it: ${input.data.reason}`);
      case 'overlay.superseded':
        return end(state, `${input.data.by} came into force first`);
      case 'overlay.approved':
        return [{ do: 'ignore', because: 'it is in force: observation will tell' }];
      case 'refused':
        return input.command.command === 'propose-overlay'
          ? end(input.command.capture, `the environment turned the proposal down: ${input.code}`)
          : [{ do: 'ignore', because: `the finding was decided otherwise: ${input.code}` }];
      case 'wake':
        return [{ do: 'ignore', because: 'no timer was set' }];
    }
  },
  follows: (state) => (state === null ? [] : [proposalKey(state)]),
};

function end(undecided: Undecided, because: string) {
  if (undecided === null) return [{ do: 'ignore', because: 'it is decided already' }] as const;
  return [{ do: 'send', command: { command: 'end-capture', capture: undecided, because } }] as const;
}
