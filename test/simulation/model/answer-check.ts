import type { StoredEvent } from '@ledgerline/kernel';
import { contentDigest, deriveId } from '@ledgerline/kernel';
import type { Answer, Request } from '../core/requests';
import type { Witness } from '../core/witness';
import type { Seen } from './events';
import { number, seen, text } from './events';

/** Whoever wrote what nobody can fold. */
export const POISONER = 'another-version';
const REUSED = 'idempotency-key-reused';

/** Whether everybody was told the truth, and the same truth as often as they asked. */
export function untrueAnswers(events: readonly StoredEvent[], witness: Witness): readonly string[] {
  const untrue: string[] = [];
  const written = new Set<string>();
  const received = new Map<string, string>();
  for (const event of events.map(seen)) {
    const { commandId } = event.metadata;
    if (event.type === 'request.received') received.set(commandId, text(event.data, 'requestDigest'));
    else if (event.type !== 'request.answered') written.add(commandId);
    const { kind, id } = event.metadata.actor;
    if (kind !== 'system' && id !== POISONER && !isAsked(event, witness)) {
      untrue.push(`${event.type} at ${event.stream}: nobody asked for it`);
    }
  }
  for (const [commandId, asked] of witness.asked) {
    if ((witness.bodies.get(commandId)?.size ?? 0) > 1) untrue.push(`${commandId} was run with two bodies`);
    for (const { request, answers } of asked) {
      const isFirst = contentDigest(request.body) === received.get(commandId);
      const told = answers.filter((answer) => answer.kind === 'answered');
      const problems = isFirst ? onFirst(told, written.has(commandId), request) : onOther(told);
      untrue.push(...problems.map((problem) => `${JSON.stringify(request.body)} of ${request.key}: ${problem}`));
    }
  }
  return untrue;
}

/**
 * Observations have ids that follow from what was seen. A document's chunks belong to whoever stored it first, and their
 * ids to the document. Whoever takes their word back has the environment told not to declare what rests on it.
 */
function isAsked(event: Seen, witness: Witness): boolean {
  const { stream, type, metadata } = event;
  if (witness.asked.has(metadata.commandId)) return true;
  if (stream.startsWith('blob-') || stream.startsWith('observation-')) return true;
  return type === 'intent.withheld' && isWithholding(event, witness);
}

function isWithholding({ data, metadata }: Seen, { asked }: Witness): boolean {
  const authorization = String(number(data, 'authorization'));
  return [...asked.keys()].some((command) => deriveId(command, 'withhold', authorization) === metadata.commandId);
}

type Told = Extract<Answer, { kind: 'answered' }>;

function onFirst(told: readonly Told[], isWritten: boolean, { body }: Request): readonly string[] {
  const texts = new Set(told.map((answer) => JSON.stringify(answer)));
  const [first] = told;
  if (first === undefined) return [];
  const { changed } = { changed: undefined, ...(first.body as { readonly changed?: boolean } | null) };
  const partly = 'do' in body && (body.do === 'attest' || body.do === 'cut');
  const hasOwnId = !('do' in body) || body.do !== 'observe';
  return [
    ...(texts.size > 1 ? ['it was answered in different ways'] : []),
    ...(changed === true && !isWritten && hasOwnId ? ['it was said to be written and is not'] : []),
    ...(first.status >= 400 && isWritten && !partly ? ['it was refused and written all the same'] : []),
  ];
}

function onOther(told: readonly Told[]): readonly string[] {
  return told.every(({ body }) => (body as { readonly code?: string } | null)?.code === REUSED)
    ? []
    : ['another body under the same key was taken'];
}
