import type { Decider, DomainEvent } from '@ledgerline/kernel';
import type { ProjectShape } from './project-shape';

type ConfiguredProject =
  { readonly status: 'unknown' } | { readonly status: 'configured'; readonly shape: ProjectShape };
type ProjectConfigured = DomainEvent<'project.configured', { readonly configuration: ProjectShape }>;
/** What is proposed, reviewed, rejected or withdrawn changes nothing here. */
type AboutChanges = DomainEvent<`project.change-${string}`>;

/** The project's stream as this context needs it: the configuration that holds now. */
export const configuredProject: Decider<ConfiguredProject, ProjectConfigured | AboutChanges> = {
  name: 'configured-project',
  stream: (name) => `project-${name}`,
  initial: { status: 'unknown' },
  evolve: (state, event) =>
    event.type === 'project.configured' ? { status: 'configured', shape: event.data.configuration } : state,
};
