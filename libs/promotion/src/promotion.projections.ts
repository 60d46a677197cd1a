import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { projectionTable } from '@ledgerline/platform/postgres';
import { join } from 'node:path';
import { decisions } from './projections/decisions/project';
import { exceptionList } from './projections/exceptions/project';
import { freezeList } from './projections/freezes/project';
import { pendingApprovals } from './projections/pending-approvals/project';
import { promotionBoard } from './projections/promotion-board/project';
import { releaseStanding } from './projections/release-standing/project';

const folder = (question: string) => join(__dirname, 'projections', question);

/** The tables of this context. */
export const promotionProjections: readonly ProjectionTable[] = [
  projectionTable(decisions, folder('decisions')),
  projectionTable(exceptionList, folder('exceptions')),
  projectionTable(freezeList, folder('freezes')),
  projectionTable(pendingApprovals, folder('pending-approvals')),
  projectionTable(promotionBoard, folder('promotion-board')),
  projectionTable(releaseStanding, folder('release-standing')),
];
