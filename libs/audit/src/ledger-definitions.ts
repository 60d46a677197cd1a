import { accessEvents } from '@ledgerline/access';
import { driftEvents } from '@ledgerline/drift';
import { environmentEvents } from '@ledgerline/environment';
import type { AnyEventDefinition } from '@ledgerline/kernel';
import { promotionEvents } from '@ledgerline/promotion';
import { releaseEvents } from '@ledgerline/release';

/** The event types of every context: what the history tells of. */
export const ledgerDefinitions: readonly AnyEventDefinition[] = [
  ...accessEvents,
  ...driftEvents,
  ...environmentEvents,
  ...promotionEvents,
  ...releaseEvents,
];
