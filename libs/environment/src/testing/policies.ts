import { contentDigest } from '@ledgerline/kernel';
import { ProjectChangeProposed, ProjectChangeReviewed, ProjectConfigured } from '../events';
import type { ProjectConfiguration } from '../project-configuration';
import { sampleConfiguration } from './samples';

/** The sample project, where two of the platform's leads review each change of policy. */
export const governedConfiguration: ProjectConfiguration = {
  ...sampleConfiguration,
  governance: { configuration: { of: 'platform-leads', count: 2 } },
};

/** The same with less room for replicas. */
export const tighterConfiguration: ProjectConfiguration = {
  ...governedConfiguration,
  variance: {
    ...governedConfiguration.variance,
    'web.replicas': { type: 'integer', maximum: 10, owner: 'web-team', why: 'load differs' },
  },
};

export const configured = (configuration = governedConfiguration, version = 1) =>
  ProjectConfigured({
    project: 'checkout',
    version,
    configurationHash: contentDigest(configuration),
    configuration,
  });

export const changeProposed = (
  proposalId = 'c-1',
  configuration = tighterConfiguration,
  more: Partial<ProjectChangeProposed['data']> = {},
) =>
  ProjectChangeProposed({
    project: 'checkout',
    proposalId,
    baseVersion: 1,
    configurationHash: contentDigest(configuration),
    configuration,
    parts: [{ part: 'variance', governed: true, added: 0, removed: 1, changed: 1 }],
    fallsOut: [],
    asks: { of: 'platform-leads', count: 2 },
    reason: 'nobody needs more',
    proposer: 'olga',
    ...more,
  });

export const changeReviewed = (person: string, proposalId = 'c-1') =>
  ProjectChangeReviewed({ project: 'checkout', proposalId, person, groups: ['platform-leads'] });
