import type { ProcessManager } from '@ledgerline/kernel';
import type { FindingCaptureProposed } from '../../events';

/** The overlay change to be proposed, in the name of the person who captures. */
export interface ProposeCapture {
  readonly command: 'propose-overlay';
  readonly capture: FindingCaptureProposed['data'];
}

/** Turns a capture into a proposal for the environment's overlay. One instance a proposal. */
export const capture: ProcessManager<null, FindingCaptureProposed, ProposeCapture> = {
  name: 'capture',
  on: ['finding.capture-proposed'],
  correlate: ({ data: { project, environment, proposalId } }) => ({
    instance: `${project}:${environment}:${proposalId}`,
  }),
  initial: null,
  evolve: () => null,
  decide(_state, input) {
    switch (input.type) {
      case 'finding.capture-proposed':
        return [{ do: 'send', command: { command: 'propose-overlay', capture: input.data } }];
      case 'refused':
        return [{ do: 'ignore', because: `the environment turned the proposal down: ${input.code}` }];
      case 'wake':
        return [{ do: 'ignore', because: 'no timer was set' }];
    }
  },
  follows: () => [],
};
