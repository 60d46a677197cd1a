import type { Position, ReadPosition, ReadRevision } from '@eventstore/db-client';
import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import { observedEvent } from './observed';
import type { Stage } from './player';
import type { ProbeFrom, ProbeStep, ReadAllStep, ReadStep } from './probe';

type ReadingStep = Extract<ProbeStep, { do: 'read' | 'read-all' | 'cancel-read' | 'get-metadata' }>;

export async function playReading(step: ReadingStep, stage: Stage): Promise<unknown> {
  switch (step.do) {
    case 'read':
      return readStream(step, stage);
    case 'read-all':
      return readAll(step, stage);
    case 'cancel-read': {
      let read = 0;
      const events = stage.client.readStream(stage.labels.stream(step.stream), {
        direction: FORWARDS,
        fromRevision: START,
      });
      for await (const event of events) if (event.event !== undefined && ++read >= step.after) break;
      return { read };
    }
    case 'get-metadata': {
      const found = await stage.client.getStreamMetadata(stage.labels.stream(step.stream));
      const hasRevision = found.metastreamRevision !== undefined;
      return {
        ok: {
          stream: stage.labels.label(found.streamName),
          metadata: found.metadata ?? null,
          metastreamRevision: hasRevision ? 'number' : null,
        },
      };
    }
  }
}

async function readStream(step: ReadStep, { client, labels }: Stage): Promise<unknown> {
  const events: unknown[] = [];
  const read = client.readStream(labels.stream(step.stream), {
    direction: step.direction === 'backwards' ? BACKWARDS : FORWARDS,
    fromRevision: revisionFrom(step.from ?? (step.direction === 'backwards' ? 'end' : 'start')),
    ...(step.max !== undefined && { maxCount: step.max }),
    ...(step.resolve === true && { resolveLinkTos: true }),
  });
  for await (const event of read) events.push(observedEvent(event, labels));
  return { events: step.countOnly === true ? events.length : events };
}

/** Keeps only the probe's own streams. */
async function readAll(step: ReadAllStep, { client, labels, saved }: Stage): Promise<unknown> {
  const events: unknown[] = [];
  let total = 0;
  const read = client.readAll({
    direction: step.direction === 'backwards' ? BACKWARDS : FORWARDS,
    fromPosition: positionFrom(step.from ?? (step.direction === 'backwards' ? 'end' : 'start'), saved),
    ...(step.max !== undefined && { maxCount: step.max }),
    ...(step.resolve === true && { resolveLinkTos: true }),
  });
  for await (const event of read) {
    total += 1;
    if (event.event?.streamId.includes(labels.prefix) === true) events.push(observedEvent(event, labels));
    if (step.stopAfter !== undefined && events.length >= step.stopAfter) break;
  }
  return { events, ...(step.max !== undefined && { total }) };
}

export function revisionFrom(from: ProbeFrom): ReadRevision {
  if (from === 'start') return START;
  return from === 'end' ? END : BigInt(from as number);
}

export function positionFrom(from: ProbeFrom, saved: ReadonlyMap<string, Position>): ReadPosition {
  if (from === 'start') return START;
  if (from === 'end' || typeof from === 'number') return END;
  if ('commit' in from) return { commit: BigInt(from.commit), prepare: BigInt(from.prepare) };
  const { commit, prepare } = saved.get(from.saved) ?? { commit: 0n, prepare: 0n };
  const { plus = 0, plusPrepare = plus } = from;
  return { commit: commit + BigInt(plus), prepare: prepare + BigInt(plusPrepare) };
}
