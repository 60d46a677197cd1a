import type { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { delivery } from '../../evolve';
import type { IncomingEvent } from './command';
import { acceptDelivery, deliveryId } from './decide';

const event: IncomingEvent = { id: 'e-1', source: '/ci/7', type: 'a', data: { b: 1, c: 2 }, dataAt: '/data' };
const [accepted] = acceptDelivery('checkout', event, { status: 'new' }) as Exclude<
  ReturnType<typeof acceptDelivery>,
  Refusal
>;
if (accepted === undefined) throw new Error('nothing was accepted');

const again = (other: Partial<IncomingEvent>) =>
  given(delivery, accepted).when((state) => acceptDelivery('checkout', { ...event, ...other }, state));

describe('a delivery', () => {
  it('is taken once, whatever the order of its keys', () => {
    again({}).thenNothing();
    again({ data: { c: 2, b: 1 } }).thenNothing();
  });

  it.each([{ data: { b: 1, c: 3 } }, { type: 'b' }])('is refused with other content under its id: %j', (other) => {
    again(other).thenRefused('delivery-conflict', { source: '/ci/7', id: 'e-1' });
  });

  it('is another one from another source or in another project', () => {
    const ids = [
      deliveryId('checkout', event),
      deliveryId('payments', event),
      deliveryId('checkout', { ...event, source: '/ci/8' }),
      deliveryId('checkout', { ...event, id: 'e-2' }),
    ];
    expect(new Set(ids).size).toBe(4);
  });
});
