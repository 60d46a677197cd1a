import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { AskedReviewers, ChangedPart, FallOut } from '../configuration-change';
import { ProjectConfiguration } from '../project-configuration';
import { ProjectConfigured } from './project-configured';

/** Somebody wants another policy for the project; nothing changes until enough people have said yes to it. */
export const ProjectChangeProposed = defineEvent(
  'project.change-proposed',
  1,
  Type.Object({
    project: Type.String(),
    proposalId: Type.String(),
    /** The version of the configuration that it was made against. */
    baseVersion: Type.Integer({ minimum: 1 }),
    configurationHash: Type.String({ pattern: DIGEST_PATTERN }),
    /** The whole configuration as it would be. */
    configuration: ProjectConfiguration,
    /** What it would change, in numbers. */
    parts: Type.Array(ChangedPart),
    /** Values of environments that it would no longer allow. */
    fallsOut: Type.Array(FallOut),
    /** Whose words it needs: `governance.configuration` of the configuration in force. */
    asks: AskedReviewers,
    reason: Type.String(),
    proposer: Type.String(),
  }),
  {
    project: 'checkout',
    proposalId: 'c-1',
    baseVersion: 1,
    configurationHash: `sha256:${'4'.repeat(64)}`,
    configuration: ProjectConfigured.sample.configuration,
    parts: [{ part: 'variance', governed: true, added: 0, removed: 1, changed: 0 }],
    fallsOut: [
      { environment: 'dev', key: 'web.replicas', value: 60, because: 'no rule covers this key', owner: 'web-team' },
    ],
    asks: { of: 'platform-leads', count: 1 },
    reason: 'nobody needs more',
    proposer: 'olga',
  },
);
export type ProjectChangeProposed = EventOf<typeof ProjectChangeProposed>;
