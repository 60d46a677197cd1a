import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { AskedReviewers, FallOut } from '../configuration-change';
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
    /** The proposal whose last word put it into force; absent where nobody had to be asked. */
    because: Type.Optional(Type.Object({ proposalId: Type.String() })),
    /** Values of environments that it no longer allows, as was accepted with it. */
    fallsOut: Type.Optional(Type.Array(FallOut)),
    /** Those who should have been asked were not: the installation's own key put it into force, for this reason. */
    overridden: Type.Optional(Type.Object({ reason: Type.String(), asks: AskedReviewers })),
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
