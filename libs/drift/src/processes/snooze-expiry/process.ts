import type { ProcessManager } from '@ledgerline/kernel';
import type { FindingSnoozed, FindingSnoozeEnded } from '../../events';

export interface EndSnoozeOf {
  readonly command: 'end-snooze';
  readonly project: string;
  readonly environment: string;
  readonly findingId: string;
  readonly snoozeId: string;
}

type Expiry = { readonly status: 'none' | 'over' } | { readonly status: 'waiting'; readonly end: EndSnoozeOf };

/** Brings a finding back at the instant until which it was snoozed. One instance a snooze. */
export const snoozeExpiry: ProcessManager<Expiry, FindingSnoozed | FindingSnoozeEnded, EndSnoozeOf> = {
  name: 'snooze-expiry',
  on: ['finding.snoozed', 'finding.snooze-ended'],
  correlate: ({ data: { project, environment, snoozeId } }) => ({ instance: `${project}:${environment}:${snoozeId}` }),
  initial: { status: 'none' },
  evolve(state, input) {
    switch (input.type) {
      case 'finding.snoozed': {
        const { project, environment, findingId, snoozeId } = input.data;
        return { status: 'waiting', end: { command: 'end-snooze', project, environment, findingId, snoozeId } };
      }
      case 'finding.snooze-ended':
        return { status: 'over' };
      case 'wake':
      case 'refused':
        return state;
    }
  },
  decide(state, input) {
    switch (input.type) {
      case 'finding.snoozed':
        return [{ do: 'wake', at: input.data.until, name: 'until' }];
      case 'finding.snooze-ended':
        return [{ do: 'end' }];
      case 'wake':
        return state.status === 'waiting'
          ? [{ do: 'send', command: state.end }]
          : [{ do: 'ignore', because: 'the snooze was over before its time' }];
      case 'refused':
        return [{ do: 'ignore', because: `there is no such snooze any more: ${input.code}` }];
    }
  },
  follows: () => [],
};
