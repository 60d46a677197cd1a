import type { ProcessManager } from '@ledgerline/kernel';
import type { FindingAccepted, FindingAcceptanceExpired } from '../../events';

export interface ExpireAcceptanceOf {
  readonly command: 'expire-acceptance';
  readonly project: string;
  readonly environment: string;
  readonly findingId: string;
  readonly exceptionId: string;
}

type Expiry =
  | { readonly status: 'none' }
  | { readonly status: 'waiting'; readonly expire: ExpireAcceptanceOf }
  | { readonly status: 'over' };

/** Ends an acceptance at its instant, so that what it let be is drift again. One instance an acceptance. */
export const acceptanceExpiry: ProcessManager<Expiry, FindingAccepted | FindingAcceptanceExpired, ExpireAcceptanceOf> =
  {
    name: 'acceptance-expiry',
    on: ['finding.accepted', 'finding.acceptance-expired'],
    correlate: ({ data: { project, environment, exceptionId } }) => ({
      instance: `${project}:${environment}:${exceptionId}`,
    }),
    initial: { status: 'none' },
    evolve(state, input) {
      switch (input.type) {
        case 'finding.accepted': {
          const { project, environment, findingId, exceptionId } = input.data;
          const expire = { command: 'expire-acceptance', project, environment, findingId, exceptionId } as const;
          return { status: 'waiting', expire };
        }
        case 'finding.acceptance-expired':
          return { status: 'over' };
        case 'wake':
        case 'refused':
          return state;
      }
    },
    decide(state, input) {
      switch (input.type) {
        case 'finding.accepted':
          return [{ do: 'wake', at: input.data.until, name: 'until' }];
        case 'finding.acceptance-expired':
          return [{ do: 'end' }];
        case 'wake':
          return state.status === 'waiting'
            ? [{ do: 'send', command: state.expire }]
            : [{ do: 'ignore', because: 'the acceptance was over before its time' }];
        case 'refused':
          return [{ do: 'ignore', because: `there is no such acceptance any more: ${input.code}` }];
      }
    },
    follows: () => [],
  };
