import type { Aliases, Involvement, Quorum, Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { aliasesOfAll } from '../people';
import type { ClosedChange, Project, WaitingChange } from '../state';

type Configured = Extract<Project, { status: 'configured' }>;

/** Who can say yes or no to a change, and who is who. */
export interface Jury {
  readonly quorum: Quorum;
  readonly involved: readonly Involvement[];
  /** By the people in force and by those who are proposed, whichever keeps more people from counting. */
  readonly aliases: Aliases;
}

/** The change, if it was ever proposed here. */
export function changeNamed(
  state: Project,
  project: string,
  proposalId: string,
): WaitingChange | ClosedChange | Refusal<'no-such-change'> {
  const known =
    state.status === 'configured' ? (state.waiting.get(proposalId) ?? state.closed.get(proposalId)) : undefined;
  return known ?? refuse('no-such-change', { project, proposalId });
}

export function isWaiting(change: WaitingChange | ClosedChange): change is WaitingChange {
  return 'words' in change;
}

/** Why nothing can be said about it any more. */
export function closedRefusal(
  { status, baseVersion, decidedBy }: ClosedChange,
  current: number,
): Refusal<'change-closed' | 'configuration-moved'> {
  if (status === 'superseded') return refuse('configuration-moved', { base: baseVersion, current });
  return refuse('change-closed', { status, person: decidedBy.join(', ') });
}

export function juryOf(
  { configuration }: Configured,
  { asks, proposer, configuration: proposed }: WaitingChange,
): Jury {
  return {
    quorum: asks,
    involved: [{ person: proposer, as: 'proposer' }],
    aliases: aliasesOfAll(configuration.people, proposed.people),
  };
}
