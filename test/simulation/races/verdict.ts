import type { EventMetadata, StoredEvent } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import type { Answered } from './interleavings';

/** What does not hold after a race, in words. */
export function broken(events: readonly StoredEvent[], answers: readonly Answered[]): readonly string[] {
  const approvals = events.filter(({ type }) => type === 'promotion.plan-approved');
  const people = approvals.map(({ data }) => (data as { readonly person: string }).person);
  const intents = events.filter(({ type }) => type === 'intent.declared');
  const ends = events.filter(({ type }) => type === 'promotion.aborted');
  const commands = events.map(({ metadata }) => (metadata as EventMetadata).commandId);
  const [end] = ends;
  return [
    ...(new Set(people).size < people.length ? ['somebody approved twice'] : []),
    ...(people.includes('max') ? ['its author approved it'] : []),
    ...(intents.length > 1 ? ['two intents were declared on one baseline'] : []),
    ...(ends.length > 1 ? ['it was aborted twice'] : []),
    ...(end !== undefined && approvals.some(({ position }) => position > end.position)
      ? ['it was approved after its end']
      : []),
    ...(new Set(commands).size < commands.length ? ['a command was carried out twice'] : []),
    ...answers.flatMap((answered) => untrue(answered, events)),
  ];
}

/** Everybody must have been told what happened to their command. */
function untrue({ answer, cause: { commandId } }: Answered, events: readonly StoredEvent[]): readonly string[] {
  const own = events.find(({ metadata }) => (metadata as EventMetadata).commandId === commandId);
  if (answer instanceof Refusal) return own === undefined ? [] : [`${commandId} was refused and written`];
  const { changed, revision } = answer as { readonly changed: boolean; readonly revision: bigint };
  if (!changed) return own === undefined ? [] : [`${commandId} was written and said to change nothing`];
  return own?.revision === revision ? [] : [`${commandId} was said to be written and is not`];
}
