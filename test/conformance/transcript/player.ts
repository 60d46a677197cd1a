import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import { Labels } from './labels';
import { observedError, ranked } from './observed';
import type { Probe, ProbeStep } from './probe';
import { playReading } from './reading-steps';
import { playSubscription } from './subscription-step';
import { playWriting } from './writing-steps';

/** What the steps of one probe share. */
export interface Stage {
  readonly client: EventStoreDBClient;
  readonly labels: Labels;
  readonly saved: Map<string, Position>;
  /** Plays a step, its failure being what it gave. */
  readonly play: (step: ProbeStep) => Promise<unknown>;
}

const ANSWER_MILLISECONDS = 20_000;

/** Plays a probe and returns what each of its steps gave, in the transcript's own terms. */
export async function playProbe(probe: Probe, client: EventStoreDBClient): Promise<unknown> {
  const labels = new Labels(probe.name);
  const stage: Stage = { client, labels, saved: new Map(), play: (step) => playOrFail(step, stage) };
  const given: unknown[] = [];
  for (const step of probe.steps) given.push(await stage.play(step));
  return ranked(given);
}

async function playOrFail(step: ProbeStep, stage: Stage): Promise<unknown> {
  try {
    const late = { error: { type: 'no answer in 20 s' } };
    return await orAfter(ANSWER_MILLISECONDS, playStep(step, stage), late);
  } catch (error) {
    return observedError(error, stage.labels);
  }
}

async function playStep(step: ProbeStep, stage: Stage): Promise<unknown> {
  switch (step.do) {
    case 'sleep':
      await sleep(step.ms);
      return { ok: true };
    case 'subscribe':
      return playSubscription(step, stage);
    case 'read':
    case 'read-all':
    case 'cancel-read':
    case 'get-metadata':
      return playReading(step, stage);
    default:
      return playWriting(step, stage);
  }
}

async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What the promise gives, or `otherwise` when that takes too long. */
export async function orAfter<Result, Late>(
  milliseconds: number,
  promise: Promise<Result>,
  otherwise: Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Late>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
