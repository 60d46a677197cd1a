import type { Effect, ProcessManager } from '@ledgerline/kernel';
import type { ExceptionEnded, ExceptionExpired, ExceptionGranted } from '../../events';

export interface ExceptionExpiryEffect {
  readonly command: 'announce-exception-end' | 'expire-exception';
  readonly project: string;
  readonly exceptionId: string;
}

type ExpiryEvent = ExceptionGranted | ExceptionExpired | ExceptionEnded;

type State =
  | { readonly status: 'none' | 'over' }
  | { readonly status: 'in-force'; readonly project: string; readonly exceptionId: string };

const DAY_MS = 86_400_000;
/** Of short exceptions, the last tenth is warning enough. */
const SHARE = 10;

/** Ends every exception at its instant, and says so beforehand. */
export const exceptionExpiryProcess: ProcessManager<State, ExpiryEvent, ExceptionExpiryEffect> = {
  name: 'exception-expiry',
  on: ['exception.granted', 'exception.expired', 'exception.ended'],
  correlate: ({ data: { project, exceptionId } }) => ({ instance: `${project}:${exceptionId}` }),
  initial: { status: 'none' },
  evolve(state, input) {
    switch (input.type) {
      case 'exception.granted': {
        const { project, exceptionId } = input.data;
        return { status: 'in-force', project, exceptionId };
      }
      case 'exception.expired':
      case 'exception.ended':
        return { status: 'over' };
      default:
        return state;
    }
  },
  decide(state, input) {
    switch (input.type) {
      case 'exception.granted': {
        const { until } = input.data;
        return [
          { do: 'wake', name: 'announce', at: announcedAt(input.recordedAt, until) },
          { do: 'wake', name: 'expire', at: until },
        ];
      }
      case 'exception.expired':
      case 'exception.ended':
        return [{ do: 'end' }];
      case 'refused':
        return ignore(`${input.command.command} was refused: ${input.code}`);
      case 'wake': {
        if (state.status !== 'in-force') return ignore('the exception is over');
        const command = input.name === 'expire' ? 'expire-exception' : 'announce-exception-end';
        return [{ do: 'send', command: { command, project: state.project, exceptionId: state.exceptionId } }];
      }
    }
  },
  follows: () => [],
};

/** A day before its end, or within its last tenth where it is shorter. */
function announcedAt(granted: string, until: string): string {
  const end = Date.parse(until);
  const lead = Math.min(DAY_MS, (end - Date.parse(granted)) / SHARE);
  return new Date(end - Math.max(0, Math.round(lead))).toISOString();
}

function ignore(because: string): readonly Effect<ExceptionExpiryEffect>[] {
  return [{ do: 'ignore', because }];
}
