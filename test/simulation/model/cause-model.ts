import { deriveId } from '@ledgerline/kernel';
import type { Seen } from './events';
import { fields, list, text } from './events';

/** Why things are in the ledger: every effect once, and none without the recorded decision that it follows from. */
export class CauseModel {
  private readonly ids = new Set<string>();
  private readonly lastOf = new Map<string, { readonly revision: bigint; readonly index: number }>();
  private readonly effects = new Set<string>();
  private readonly inputs = new Set<string>();
  private readonly handled = new Map<string, bigint>();

  constructor(private readonly blame: (event: Seen, why: string) => void) {}

  take(event: Seen): void {
    const { id, stream, metadata, revision } = event;
    const { commandId, actor } = metadata;
    if (this.ids.has(id)) this.blame(event, 'its id was there before');
    this.ids.add(id);
    if (stream.startsWith('request-')) return;
    const key = `${commandId} ${stream}`;
    const last = this.lastOf.get(key);
    const index = last === undefined ? 0 : last.index + 1;
    const derived = deriveId(commandId, stream, String(index));
    if (id !== derived && id !== deriveId(derived, JSON.stringify(event.data)))
      this.blame(event, 'its id does not follow from its command');
    if (last !== undefined && last.revision + 1n !== revision) this.blame(event, 'its command was carried out twice');
    this.lastOf.set(key, { revision, index });
    if (stream.startsWith('process-')) this.takeDecision(event);
    else if (actor.kind === 'system' && actor.id.startsWith('process:') && !this.effects.has(commandId)) {
      this.blame(event, `${actor.id} had not decided it`);
    }
  }

  private takeDecision(event: Seen): void {
    const { stream, type, data } = event;
    const handled = typeof data.handledUpTo === 'string' ? BigInt(data.handledUpTo) : undefined;
    if (handled !== undefined) {
      if (handled < (this.handled.get(stream) ?? -1n)) this.blame(event, 'what it had handled went backwards');
      if (handled >= event.position) this.blame(event, 'it had handled what was not there yet');
      this.handled.set(stream, handled);
    }
    if (type !== 'process.reacted') return;
    const inputId = text(fields(data, 'input'), 'id');
    const input = `${stream} ${inputId}`;
    if (this.inputs.has(input)) this.blame(event, 'it had reacted to that before');
    this.inputs.add(input);
    list(data, 'effects').forEach((effect, index) => {
      if (effect.do === 'send') this.effects.add(deriveId(stream, inputId, String(index)));
    });
  }
}
