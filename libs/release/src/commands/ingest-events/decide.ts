import type { Decision } from '@ledgerline/kernel';
import { contentDigest, deriveId, refuse } from '@ledgerline/kernel';
import { DeliveryAccepted } from '../../events';
import type { Delivery } from '../../state';
import type { IncomingEvent } from './command';

/** What names a delivery, in the ledger's terms. */
export function deliveryId(project: string, { source, id }: IncomingEvent): string {
  return deriveId('delivery', project, source, id);
}

export function acceptDelivery(
  project: string,
  { source, id, type, data }: IncomingEvent,
  delivery: Delivery,
): Decision<DeliveryAccepted, 'delivery-conflict'> {
  const bodyHash = contentDigest({ type, data });
  if (delivery.status === 'new') return [DeliveryAccepted({ project, source, id, type, bodyHash })];
  return delivery.bodyHash === bodyHash ? [] : refuse('delivery-conflict', { source, id });
}
