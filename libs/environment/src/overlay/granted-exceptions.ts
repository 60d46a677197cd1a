import type { Decider, DomainEvent } from '@ledgerline/kernel';
import { withEntry } from '@ledgerline/kernel';

type Foreign<Type extends string, Data> = DomainEvent<Type, Readonly<Data & { exceptionId: string }>>;

/** What this context reads of the events of exceptions; those that waive gates are none of its business. */
type ExceptionGranted = Foreign<
  'exception.granted',
  {
    waives: Readonly<{ variance: string; environment: string }> | Readonly<{ gate: string; environment: string }>;
    until: string;
    reason: string;
    approvers: readonly string[];
  }
>;
type ExceptionOver = Foreign<'exception.expired' | 'exception.ended', object>;

/** A variance that was excepted. */
interface GrantedException {
  readonly key: string;
  readonly environment: string;
  readonly until: string;
  readonly reason: string;
  readonly approvers: readonly string[];
  readonly isOver: boolean;
}

/** The exceptions of a project that concern overlays, by id; the stream's id is the project's name. */
export const grantedExceptions: Decider<ReadonlyMap<string, GrantedException>, ExceptionGranted | ExceptionOver> = {
  stream: (project) => `exceptions-${project}`,
  initial: new Map(),
  evolve(state, event) {
    const { exceptionId } = event.data;
    switch (event.type) {
      case 'exception.granted': {
        const { waives, until, reason, approvers } = event.data;
        if (!('variance' in waives)) return state;
        const { variance: key, environment } = waives;
        return withEntry(state, exceptionId, { key, environment, until, reason, approvers, isOver: false });
      }
      case 'exception.expired':
      case 'exception.ended': {
        const known = state.get(exceptionId);
        return known === undefined ? state : withEntry(state, exceptionId, { ...known, isOver: true });
      }
      default:
        return state;
    }
  },
};
