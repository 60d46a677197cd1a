import { accessProjections } from '@ledgerline/access';
import { auditProjections, ledgerDefinitions } from '@ledgerline/audit';
import { driftProjections } from '@ledgerline/drift';
import { environmentProjections } from '@ledgerline/environment';
import type { AnyEventDefinition } from '@ledgerline/kernel';
import { httpEvents } from '@ledgerline/platform/http';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { promotionProjections } from '@ledgerline/promotion';
import { releaseProjections } from '@ledgerline/release';

/** Every projection of every context. */
export const allProjections: readonly ProjectionTable[] = [
  ...accessProjections,
  ...auditProjections,
  ...driftProjections,
  ...environmentProjections,
  ...promotionProjections,
  ...releaseProjections,
];

/** Every event type that may stand in the ledger; the projector stops at one that is not here. */
export const allDefinitions: readonly AnyEventDefinition[] = [...ledgerDefinitions, ...httpEvents, ...ledgerEvents];
