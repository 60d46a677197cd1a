import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { projectionTable } from '@ledgerline/platform/postgres';
import { join } from 'node:path';
import { apiKeys } from './projections/api-keys/project';

export const accessProjections: readonly ProjectionTable[] = [
  projectionTable(apiKeys, join(__dirname, 'projections/api-keys')),
];
