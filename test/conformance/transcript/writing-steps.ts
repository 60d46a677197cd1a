import type { AppendExpectedRevision, AppendResult, DeleteResult, EventData, JSONType } from '@eventstore/db-client';
import { ANY, binaryEvent, jsonEvent, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import { seenPosition } from './observed';
import type { Stage } from './player';
import type { AppendStep, ProbeEvent, ProbeStep } from './probe';

type WritingStep = Extract<ProbeStep, { do: 'append' | 'race' | 'delete' | 'tombstone' | 'set-metadata' }>;

interface Expectation {
  readonly expectedRevision?: AppendExpectedRevision;
}

/** With credentials the client uses the unary append. */
const CREDENTIALS = { username: 'admin', password: 'changeit' };

export async function playWriting(step: WritingStep, stage: Stage): Promise<unknown> {
  const { client, labels } = stage;
  const stream = labels.stream(step.stream);
  const expectation = expectationOf(step.expect);
  switch (step.do) {
    case 'append':
      return append(step, expectation, stage);
    case 'race':
      return race(step, stage);
    case 'delete':
      return deleted(await client.deleteStream(stream, narrowed(expectation)));
    case 'tombstone':
      return deleted(await client.tombstoneStream(stream, narrowed(expectation)));
    case 'set-metadata':
      return appended(await client.setStreamMetadata(stream, step.metadata, expectation));
  }
}

async function append(step: AppendStep, expectation: Expectation, { client, labels, saved }: Stage): Promise<unknown> {
  const encode = (event: ProbeEvent): EventData => eventData(event, labels.id(event.id));
  const { template, count = 0 } = step;
  const events = template
    ? Array.from({ length: count }, (_, index) => encode({ ...template, id: `${template.id}${String(index)}` }))
    : (step.events ?? []).map(encode);
  const result = await client.appendToStream(labels.stream(step.stream), events, {
    ...expectation,
    ...(step.via === 'single' && { credentials: CREDENTIALS }),
    ...(step.throwOnAppendFailure !== undefined && { throwOnAppendFailure: step.throwOnAppendFailure }),
  });
  if (step.save !== undefined && result.position) saved.set(step.save, result.position);
  return appended(result);
}

async function race(step: Extract<ProbeStep, { do: 'race' }>, { client, labels }: Stage): Promise<unknown> {
  const attempts = await Promise.allSettled(
    Array.from({ length: step.racers }, (_, index) =>
      client.appendToStream(labels.stream(step.stream), eventData({ id: '' }, labels.id(`r${String(index)}`)), {
        expectedRevision: revisionOf(step.expect),
      }),
    ),
  );
  const reasons = attempts.flatMap((attempt) =>
    attempt.status === 'rejected' ? [(attempt.reason as { type?: unknown }).type] : [],
  );
  return { won: attempts.length - reasons.length, lost: [...new Set(reasons)] };
}

/** The client's types know no `stream-exists` for deletions; the transcript tries it all the same. */
function narrowed(expectation: Expectation): { readonly expectedRevision?: bigint } {
  return expectation as { readonly expectedRevision?: bigint };
}

function deleted({ position }: DeleteResult): unknown {
  return { ok: { position: seenPosition(position) } };
}

function appended({ success, nextExpectedRevision, position }: AppendResult): unknown {
  return { ok: { success, nextExpectedRevision: String(nextExpectedRevision), position: seenPosition(position) } };
}

function eventData(event: ProbeEvent, id: string): EventData {
  const metadata = event.metadataSize === undefined ? event.metadata : { pad: 'm'.repeat(event.metadataSize) };
  const common = { id, type: event.type ?? 'T', ...(metadata !== undefined && { metadata: metadata as object }) };
  if (event.binary !== undefined) return binaryEvent({ ...common, data: Buffer.from(event.binary, 'base64') });
  const data = event.size === undefined ? (event.data ?? {}) : { pad: 'x'.repeat(event.size) };
  return jsonEvent({ ...common, data: data as JSONType });
}

function expectationOf(expected: number | string | undefined): Expectation {
  return expected === undefined ? {} : { expectedRevision: revisionOf(expected) };
}

function revisionOf(expected: number | string): AppendExpectedRevision {
  switch (expected) {
    case 'any':
      return ANY;
    case 'no-stream':
      return NO_STREAM;
    case 'stream-exists':
      return STREAM_EXISTS;
    default:
      return BigInt(expected);
  }
}
