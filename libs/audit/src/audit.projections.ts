import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { projectionTable } from '@ledgerline/platform/postgres';
import { join } from 'node:path';
import { ledgerDefinitions } from './ledger-definitions';
import { auditHistory } from './projections/audit-history/project';

const folder = (name: string) => join(__dirname, 'projections', name);

/** The tables of this context. */
export const auditProjections: readonly ProjectionTable[] = [
  projectionTable(auditHistory(ledgerDefinitions.map(({ type }) => type)), folder('audit-history')),
];
