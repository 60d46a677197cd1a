import type { Accepted } from '@ledgerline/kernel';
import { versionAt } from '../../evolve-project';
import type { Project } from '../../state';
import type { Configured, ConfigureProject } from './command';
import { changeIdOf, waitingTwin } from './decide';

/** What is said about a configuration that was taken: the same about a command that is repeated later. */
export function configuredAnswer(
  command: ConfigureProject,
  configurationHash: string,
  accepted: Accepted,
  state: Project,
): Configured {
  if (state.status === 'unconfigured') throw new Error(`${command.project} was configured and has no configuration`);
  const about = { ...accepted, version: versionAt(state, accepted.revision), configurationHash };
  const own = changeIdOf(command);
  const made = state.waiting.has(own) || state.closed.has(own) ? own : undefined;
  const proposalId = made ?? (accepted.changed ? undefined : waitingTwin(state, configurationHash));
  const change = proposalId && (state.waiting.get(proposalId) ?? state.closed.get(proposalId));
  if (proposalId === undefined || !change) return { ...about, status: 'configured' };
  const review = `ledgerline change approve ${proposalId}`;
  return { ...about, status: 'proposed', change: { proposalId, asks: change.asks, review } };
}
