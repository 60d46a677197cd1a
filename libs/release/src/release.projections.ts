import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { projectionTable } from '@ledgerline/platform/postgres';
import { join } from 'node:path';
import { builds } from './projections/builds/project';
import { migrationRegistrations } from './projections/migration-registrations/project';
import { quarantinedMessages } from './projections/quarantined-messages/project';
import { releaseDossier } from './projections/release-dossier/project';
import { releasePlaces } from './projections/release-places/project';

const folder = (question: string) => join(__dirname, 'projections', question);

/** The tables of this context. */
export const releaseProjections: readonly ProjectionTable[] = [
  projectionTable(builds, folder('builds')),
  projectionTable(migrationRegistrations, folder('migration-registrations')),
  projectionTable(quarantinedMessages, folder('quarantined-messages')),
  projectionTable(releaseDossier, folder('release-dossier')),
  projectionTable(releasePlaces, folder('release-places')),
];
