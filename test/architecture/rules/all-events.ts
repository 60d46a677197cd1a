import { accessEvents } from '@ledgerline/access';
import { driftEvents } from '@ledgerline/drift';
import { environmentEvents } from '@ledgerline/environment';
import { httpEvents } from '@ledgerline/platform/http';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import { promotionEvents } from '@ledgerline/promotion';
import { releaseEvents } from '@ledgerline/release';
import type { AnyEventDefinition } from '@ledgerline/kernel';

/** Every event type of this build. */
export const allEvents: readonly AnyEventDefinition[] = [
  ...ledgerEvents,
  ...httpEvents,
  ...accessEvents,
  ...releaseEvents,
  ...environmentEvents,
  ...promotionEvents,
  ...driftEvents,
];
