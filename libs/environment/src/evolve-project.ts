import type { Decider } from '@ledgerline/kernel';
import { withEntry, withItem } from '@ledgerline/kernel';
import type { ProjectChangeProposed, ProjectChangeReviewed, ProjectConfigured, ProjectStreamEvent } from './events';
import type { ClosedChange, Project } from './state';

type Configured = Extract<Project, { status: 'configured' }>;

/** A project's stream; the id is the project's name. It begins with a configuration. */
export const project: Decider<Project, ProjectStreamEvent> = {
  name: 'project',
  stream: (id) => `project-${id}`,
  initial: { status: 'unconfigured' },
  evolve(state, event) {
    if (event.type === 'project.configured') return configured(state, event);
    if (state.status === 'unconfigured') return state;
    const { proposalId } = event.data;
    const next = { ...state, revision: state.revision + 1 };
    switch (event.type) {
      case 'project.change-proposed':
        return { ...next, waiting: withEntry(state.waiting, proposalId, proposed(event)) };
      case 'project.change-reviewed':
        return { ...next, waiting: reviewed(state, event) };
      case 'project.change-rejected':
        return closed(next, proposalId, { status: 'rejected', decidedBy: [event.data.rejecter] });
      case 'project.change-withdrawn':
        return closed(next, proposalId, { status: 'withdrawn', decidedBy: [event.data.proposer] });
    }
  },
};

/** Whatever else was proposed was proposed against what is no longer in force. */
function configured(before: Project, { data }: ProjectConfigured): Configured {
  const { version, configurationHash, configuration, because } = data;
  const known =
    before.status === 'configured' ? before : { waiting: new Map(), closed: new Map(), revision: -1, since: [] };
  const revision = known.revision + 1;
  let done: Configured['closed'] = known.closed;
  for (const [proposalId, { baseVersion, asks, proposer, words }] of known.waiting as Configured['waiting']) {
    const ending =
      proposalId === because?.proposalId
        ? { status: 'effective' as const, decidedBy: words.map(({ person }) => person) }
        : { status: 'superseded' as const, decidedBy: [] };
    done = withEntry(done, proposalId, { ...ending, baseVersion, asks, proposer });
  }
  return {
    status: 'configured',
    ...{ version, configurationHash, configuration, revision },
    waiting: new Map(),
    closed: done,
    since: withItem(known.since, revision),
  };
}

function proposed({ data }: ProjectChangeProposed) {
  const { configuration, configurationHash, baseVersion, fallsOut, asks, proposer } = data;
  return { configuration, configurationHash, baseVersion, fallsOut, asks, proposer, words: [] };
}

function reviewed({ waiting }: Configured, { data }: ProjectChangeReviewed): Configured['waiting'] {
  const { proposalId, person, groups, comment } = data;
  const change = waiting.get(proposalId);
  if (change === undefined) return waiting;
  const word = { person, groups, ...(comment !== undefined && { comment }) };
  return withEntry(waiting, proposalId, { ...change, words: [...change.words, word] });
}

function closed(state: Configured, proposalId: string, ending: Pick<ClosedChange, 'status' | 'decidedBy'>): Configured {
  const change = state.waiting.get(proposalId);
  if (change === undefined) return state;
  const { baseVersion, asks, proposer } = change;
  return {
    ...state,
    waiting: new Map([...state.waiting].filter(([id]) => id !== proposalId)),
    closed: withEntry(state.closed, proposalId, { ...ending, baseVersion, asks, proposer }),
  };
}

/** Which version was in force after the event at this revision of the project's stream. */
export function versionAt({ since }: Pick<Configured, 'since'>, revision: bigint): number {
  return since.filter((from) => BigInt(from) <= revision).length;
}
