import type { Decider, DomainEvent } from '@ledgerline/kernel';
import type { ProjectShape } from './project-shape';

type ConfiguredProject =
  { readonly status: 'unknown' } | { readonly status: 'configured'; readonly shape: ProjectShape };
type ProjectConfigured = DomainEvent<'project.configured', { readonly configuration: ProjectShape }>;

/** The project's stream as this context needs it: the configuration that holds now. */
export const configuredProject: Decider<ConfiguredProject, ProjectConfigured> = {
  name: 'configured-project',
  stream: (name) => `project-${name}`,
  initial: { status: 'unknown' },
  evolve: (_, event) => ({ status: 'configured', shape: event.data.configuration }),
};
