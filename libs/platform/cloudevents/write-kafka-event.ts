import { CloudEvent, Kafka } from 'cloudevents';

/** An event on its way out; `extensions` are named in lower-case letters and digits. */
export interface EventToTell {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  readonly data: unknown;
  readonly extensions: Readonly<Record<string, string>>;
}

export interface WrittenEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** A CloudEvents 1.0 event as a structured Kafka message. */
export function writeKafkaEvent({ extensions, ...attributes }: EventToTell): WrittenEvent {
  const event = new CloudEvent({ ...attributes, ...extensions, datacontenttype: 'application/json' });
  const { headers, value } = Kafka.structured(event);
  const texts = Object.entries(headers).map(([name, text]) => [name, String(text)] as const);
  return { headers: Object.fromEntries(texts), value: typeof value === 'string' ? value : JSON.stringify(value) };
}
