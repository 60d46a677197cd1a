import { accessEvents } from '@ledgerline/access';
import { driftEvents } from '@ledgerline/drift';
import { environmentEvents } from '@ledgerline/environment';
import type { AnyEventDefinition } from '@ledgerline/kernel';
import { httpEvents } from '@ledgerline/platform/http';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import { promotionEvents } from '@ledgerline/promotion';
import { releaseEvents } from '@ledgerline/release';
import type { ToldContext } from './topics';

/** Events that stay in the ledger though their context is told: pieces of documents, and the relay's own affairs. */
const untold: ReadonlySet<string> = new Set([
  'blob.stored',
  'delivery.accepted',
  'message.quarantined',
  'message.released',
  'message.discarded',
]);

const byContext: Readonly<Record<ToldContext, readonly AnyEventDefinition[]>> = {
  release: releaseEvents.filter(({ type }) => !untold.has(type)),
  environment: environmentEvents,
  promotion: promotionEvents,
  drift: driftEvents,
};

/** Which context an event type is told under; none for what is not told. */
export const contextByType: ReadonlyMap<string, ToldContext> = new Map(
  (Object.keys(byContext) as ToldContext[]).flatMap((context) =>
    byContext[context].map(({ type }) => [type, context] as const),
  ),
);

export const events: readonly AnyEventDefinition[] = [
  ...httpEvents,
  ...ledgerEvents,
  ...accessEvents,
  ...releaseEvents,
  ...environmentEvents,
  ...promotionEvents,
  ...driftEvents,
];
