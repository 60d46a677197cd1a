import { type Decider, type Involvement, type Quorum, withEntry, type Word } from '@ledgerline/kernel';
import type { ExceptionRequested, ExceptionStreamEvent } from './events';
import type { ExceptionFact } from './gate-facts';
import type { WaivedThing } from './waived-thing';

type Status = 'requested' | 'granted' | 'rejected' | 'expired' | 'ended';

/** A waiver of one thing with its end, and who agreed to it. */
export interface KnownException {
  readonly exceptionId: string;
  readonly status: Status;
  readonly waives: WaivedThing;
  /** RFC 3339, UTC. */
  readonly until: string;
  readonly reason: string;
  readonly requester: string;
  readonly owner: string;
  readonly quorums: readonly Quorum[];
  readonly involved: readonly Involvement[];
  /** By person. */
  readonly words: ReadonlyMap<string, Word>;
  readonly approvers: readonly string[];
  /** Whether its end was announced. */
  readonly announced: boolean;
}

/** Every exception that the project ever had, by id. */
export type Exceptions = ReadonlyMap<string, KnownException>;

/** A project's exceptions; the id is the project's name. */
export const exceptions: Decider<Exceptions, ExceptionStreamEvent> = {
  name: 'exceptions',
  stream: (id) => `exceptions-${id}`,
  initial: new Map(),
  evolve(state, event) {
    if (event.type === 'exception.requested') return withEntry(state, event.data.exceptionId, requested(event));
    const known = state.get(event.data.exceptionId);
    if (known === undefined) return state;
    const become = (more: Partial<KnownException>) => withEntry(state, known.exceptionId, { ...known, ...more });
    switch (event.type) {
      case 'exception.approved': {
        const { person, groups, role, comment } = event.data;
        const how = { ...(role !== undefined && { role }), ...(comment !== undefined && { comment }) };
        return become({ words: withEntry(known.words, person, { person, groups, ...how }) });
      }
      case 'exception.granted':
        return become({ status: 'granted', approvers: event.data.approvers });
      case 'exception.rejected':
        return become({ status: 'rejected' });
      case 'exception.ending-announced':
        return become({ announced: true });
      case 'exception.expired':
        return become({ status: 'expired' });
      case 'exception.ended':
        return become({ status: 'ended' });
    }
  },
};

function requested({ data }: ExceptionRequested): KnownException {
  const { exceptionId, waives, until, reason, requester, owner, quorums, involved } = data;
  const about = { exceptionId, waives, until, reason, requester, owner, quorums, involved };
  return { ...about, status: 'requested', words: new Map(), approvers: [], announced: false };
}

/** The gates that are waived for a release on its way into an environment; past its end, an exception waives nothing. */
export function waivedGates(state: Exceptions, environment: string, releaseId: string, now: string): ExceptionFact[] {
  return [...state.values()].flatMap(({ exceptionId, status, waives, until, reason, approvers }) => {
    if (status !== 'granted' || until <= now || !('gate' in waives) || waives.environment !== environment) return [];
    if (waives.release !== undefined && waives.release !== releaseId) return [];
    return [{ exceptionId, gate: waives.gate, reason, approvedBy: [...approvers], until }];
  });
}
