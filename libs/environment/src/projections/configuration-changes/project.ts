import type { Projection, Recorded } from '@ledgerline/kernel';
import type { Occurrence } from '../../as-of';
import type { ChangedPart, FallOut } from '../../configuration-change';
import type { ProjectChangeProposed, ProjectStreamEvent } from '../../events';
import type { ProjectConfiguration } from '../../project-configuration';

/** One configuration that was proposed, who said what about it, and what became of it. */
export interface ConfigurationChangeRow extends Occurrence {
  readonly project: string;
  readonly proposalId: string;
  readonly baseVersion: number;
  readonly configurationHash: string;
  readonly configuration: ProjectConfiguration;
  readonly parts: readonly ChangedPart[];
  readonly fallsOut: readonly FallOut[];
  readonly asks: ProjectChangeProposed['data']['asks'];
  readonly reason: string;
  readonly proposer: string;
  readonly words: readonly ReviewerWord[];
  /** Null while nobody decided; one that another configuration overtook stays so. */
  readonly decision: ChangeDecision | null;
}

interface ReviewerWord extends Occurrence {
  readonly person: string;
  readonly comment?: string;
}

interface ChangeDecision extends Occurrence {
  readonly status: 'effective' | 'rejected' | 'withdrawn';
  /** Whose word was the last one, or who rejected or withdrew it. */
  readonly person: string;
  readonly reason?: string;
  /** The version as which it is in force. */
  readonly version?: number;
}

/** Which changes of policy were proposed, who said what about them, and who is still asked? */
export const configurationChanges: Projection<ConfigurationChangeRow, ProjectStreamEvent> = {
  name: 'configuration_changes',
  generation: 1,
  on: [
    'project.change-proposed',
    'project.change-reviewed',
    'project.change-rejected',
    'project.change-withdrawn',
    'project.configured',
  ],
  keyOf: ({ type, data }) => {
    const proposalId = type === 'project.configured' ? data.because?.proposalId : data.proposalId;
    return proposalId && `${data.project}:${proposalId}`;
  },
  evolve(row, event) {
    if (event.type === 'project.change-proposed') {
      return { ...event.data, ...occurrence(event), words: [], decision: null };
    }
    if (row === undefined) return undefined;
    if (event.type !== 'project.change-reviewed') return { ...row, decision: decision(event) };
    const { person, comment } = event.data;
    const word = { person, ...(comment !== undefined && { comment }), ...occurrence(event) };
    return { ...row, words: [...row.words, word] };
  },
};

type Ending = Exclude<ProjectStreamEvent, { type: 'project.change-proposed' | 'project.change-reviewed' }>;

function decision(event: Recorded<Ending>): ChangeDecision {
  switch (event.type) {
    case 'project.change-rejected': {
      const { rejecter: person, reason } = event.data;
      return { status: 'rejected', person, reason, ...occurrence(event) };
    }
    case 'project.change-withdrawn':
      return { status: 'withdrawn', person: event.data.proposer, ...occurrence(event) };
    case 'project.configured':
      return {
        status: 'effective',
        person: event.metadata.actor.id,
        version: event.data.version,
        ...occurrence(event),
      };
  }
}

function occurrence({ recordedAt, position }: Recorded): Occurrence {
  return { at: recordedAt, position: String(position) };
}
