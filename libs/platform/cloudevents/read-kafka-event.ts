import type { CloudEvent } from './read-cloudevents';
import { InvalidCloudEvent, readCloudEvents } from './read-cloudevents';

/** A Kafka message as it came in; the value is parsed JSON. */
interface KafkaEventMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

export interface KafkaEvent extends CloudEvent {
  /** The attribute of that name, where the event has one. */
  readonly subject: string | undefined;
}

const STRUCTURED = 'application/cloudevents+json';
const PREFIX = 'ce_';

/**
 * The event in a message: structured, or binary (attributes in `ce_` headers, as they are: Kafka's headers need no
 * escapes). Throws {@link InvalidCloudEvent}.
 */
export function readKafkaEvent({ headers, value }: KafkaEventMessage): KafkaEvent {
  const binary = Object.keys(headers).some((name) => name.startsWith(PREFIX));
  const body = binary ? { ...attributesIn(headers), data: value } : value;
  const [event] = readCloudEvents({ headers: { 'content-type': STRUCTURED }, body }).events;
  if (event === undefined) throw new InvalidCloudEvent('it is no event', '');
  const { subject } = body as { readonly subject?: unknown };
  return { ...event, subject: typeof subject === 'string' ? subject : undefined };
}

function attributesIn(headers: KafkaEventMessage['headers']): Readonly<Record<string, string>> {
  const named = Object.entries(headers)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  const type = headers['content-type'];
  return { ...Object.fromEntries(named), ...(type !== undefined && { datacontenttype: type }) };
}
