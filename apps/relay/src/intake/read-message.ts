import { Refusal } from '@ledgerline/kernel';
import type { KafkaEvent } from '@ledgerline/platform/cloudevents';
import { InvalidCloudEvent, readKafkaEvent } from '@ledgerline/platform/cloudevents';
import { parseStrictJson } from '@ledgerline/platform/strict-json';
import type { IncomingMessage } from '@ledgerline/platform/kafka';
import type { InRule } from '../topics';

/** Why a message cannot be taken, as its quarantine will say. */
export interface Problem {
  readonly reason: string;
  readonly explanation: string;
  /** Undefined when it cannot be told whose it is. */
  readonly project?: string;
  readonly event?: KafkaEvent;
}

export interface ReadMessage {
  readonly project: string;
  readonly event: KafkaEvent;
}

const MAX_BYTES = 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The project and the event of a message. Its key is the project, or the project, a slash and the event's subject: so
 * what concerns one subject stays in one partition, in order.
 */
export function readMessage({ projects }: InRule, message: IncomingMessage): ReadMessage | Problem {
  const { unreadable, value } = message;
  if (unreadable !== undefined) return unreadable;
  const key = textOf(message.key);
  if (key === undefined)
    return { reason: 'wrong-key', explanation: 'it has no key; the key is PROJECT or PROJECT/SUBJECT' };
  const [project, subject] = split(key);
  if (!projects.includes(project)) {
    return { reason: 'not-permitted', explanation: 'its key names no project that this topic may speak for' };
  }
  if (value === undefined) return { project, reason: 'malformed-event', explanation: 'it has no value' };
  if (value.length > MAX_BYTES) {
    return { project, reason: 'body-too-large', explanation: `it has more than ${String(MAX_BYTES)} bytes` };
  }
  const json = parseStrictJson(value);
  if (json instanceof Refusal) return { project, reason: json.code, explanation: 'its value is not strict JSON' };
  const event = readEvent(message.headers, json.value);
  if (typeof event === 'string') return { project, reason: 'malformed-event', explanation: event };
  if (subject !== undefined && subject !== event.subject) {
    return { project, event, reason: 'wrong-key', explanation: 'its key names another subject than its event' };
  }
  return { project, event };
}

function readEvent(headers: IncomingMessage['headers'], value: unknown): KafkaEvent | string {
  try {
    return readKafkaEvent({ headers, value });
  } catch (error) {
    if (error instanceof InvalidCloudEvent) return `it is no CloudEvent: ${error.problem}`;
    throw error;
  }
}

function textOf(key: Buffer | undefined): string | undefined {
  try {
    return key === undefined ? undefined : utf8.decode(key);
  } catch {
    return undefined;
  }
}

function split(key: string): readonly [string, string?] {
  const slash = key.indexOf('/');
  return slash < 0 ? [key] : [key.slice(0, slash), key.slice(slash + 1)];
}
