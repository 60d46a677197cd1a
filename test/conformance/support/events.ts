import type { Delivery, NewEvent, StoredEvent } from '@ledgerline/kernel';
import { randomUUID } from 'node:crypto';

/** A new event that can be told from others by its number. */
export function newEvent(number = 0, id: string = randomUUID()): NewEvent {
  return {
    id,
    type: 'test.happened',
    data: { number },
    metadata: {
      schemaVersion: 1,
      actor: { kind: 'system', id: 'conformance' },
      commandId: 'command-1',
      causationId: 'cause-1',
      correlationId: 'correlation-1',
    },
  };
}

/** A stream name that no other test uses. */
export const newStream = (kind = 'test'): string => `${kind}-${randomUUID()}`;

export const numberOf = ({ data }: StoredEvent): number => (data as { number: number }).number;

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** The numbers of the next `count` events of a subscription. */
export async function nextNumbers(deliveries: AsyncIterator<Delivery>, count: number): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.length < count) {
    const next = await deliveries.next();
    if (next.done === true) break;
    if (next.value.kind === 'event') numbers.push(numberOf(next.value.event));
  }
  return numbers;
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
