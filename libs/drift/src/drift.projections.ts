import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { projectionTable } from '@ledgerline/platform/postgres';
import { join } from 'node:path';
import { detectorStatus } from './projections/detector-status/project';
import { findings } from './projections/findings/project';

const folder = (name: string) => join(__dirname, 'projections', name);

/** The tables of this context. */
export const driftProjections: readonly ProjectionTable[] = [
  projectionTable(detectorStatus, folder('detector-status')),
  projectionTable(findings, folder('findings')),
];
