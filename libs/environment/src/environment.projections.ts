import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { projectionTable } from '@ledgerline/platform/postgres';
import { join } from 'node:path';
import { automation } from './projections/automation/project';
import { configurationChanges } from './projections/configuration-changes/project';
import { environmentState } from './projections/environment-state/project';
import { overlayProposals } from './projections/overlay-proposals/project';
import { projectConfiguration } from './projections/project-configuration/project';

/** The tables of this context. */
export const environmentProjections: readonly ProjectionTable[] = [
  projectionTable(automation, join(__dirname, 'projections/automation')),
  projectionTable(configurationChanges, join(__dirname, 'projections/configuration-changes')),
  projectionTable(environmentState, join(__dirname, 'projections/environment-state')),
  projectionTable(overlayProposals, join(__dirname, 'projections/overlay-proposals')),
  projectionTable(projectConfiguration, join(__dirname, 'projections/project-configuration')),
];
