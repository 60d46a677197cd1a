import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { ProjectConfiguration } from '../project-configuration';

/** What is released as one, through which environments and states, and what may differ between them. */
export const ProjectConfigured = defineEvent(
  'project.configured',
  1,
  Type.Object({
    project: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    configurationHash: Type.String({ pattern: DIGEST_PATTERN }),
    configuration: ProjectConfiguration,
  }),
  {
    project: 'checkout',
    version: 1,
    configurationHash: `sha256:${'1'.repeat(64)}`,
    configuration: {
      project: 'checkout',
      components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
      databases: {},
      datasets: {},
      environments: { dev: { admits: 'candidate', after: [], labels: {}, observe: ['artifacts'] } },
      states: {},
      variance: {},
    },
  },
);
export type ProjectConfigured = EventOf<typeof ProjectConfigured>;
