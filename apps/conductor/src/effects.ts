import type { Cause, Effect, EventCatalog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { deriveId, Refusal } from '@ledgerline/kernel';
import type { ProcessBinding, ProcessInput, ProcessReacted } from '@ledgerline/platform/ledger';
import type { Command } from '@nestjs/cqrs';
import type { Inbox } from './inbox';
import type { Instance } from './instance';
import type { Instances } from './instances';
import type { Patience } from './patience';
import { Stopped } from './patience';

/** Where commands go; what comes back is the handler's answer, a `Refusal` among them. */
export interface Commands {
  execute(command: Command<unknown>): Promise<unknown>;
}

type Reaction = Recorded<ProcessReacted>;

/** Carries out what recorded reactions ask for. Each command's id follows from its reaction, so a repeat changes nothing. */
export class Effects {
  constructor(
    private readonly catalog: EventCatalog,
    private readonly instances: Instances,
    private readonly inbox: Inbox,
    private readonly commands: Commands,
    private readonly patience: Patience,
  ) {}

  /** Effects that fail for a reason that does not pass are quarantined, and so are later ones of that instance. */
  async carryOut(binding: ProcessBinding, name: string, stored: StoredEvent, upTo?: bigint): Promise<void> {
    const process = binding.process.name;
    const what = `${process} ${name}`;
    const held = await this.patience.untilDone(what, async () => heldEffects(await this.instances.get(process, name)));
    if (held.includes(stored.revision)) return;
    const waits = held.some((revision) => revision < stored.revision);
    const reason = waits ? 'something earlier is quarantined' : await this.attempt(binding, stored, upTo);
    if (reason === undefined) return;
    await this.patience.untilDone(what, () =>
      this.instances.exclusively(process, name, async (current) => {
        if (heldEffects(current).includes(stored.revision)) return;
        const chain = { causationId: stored.id, correlationId: correlationOf(stored) };
        await this.inbox.hold(current, { what: 'effects', of: String(stored.revision) }, reason, chain, upTo);
      }),
    );
  }

  /** Undefined when everything is done; otherwise why it cannot be. */
  async attempt(binding: ProcessBinding, stored: StoredEvent, upTo?: bigint): Promise<string | undefined> {
    try {
      const reaction = this.catalog.decode(stored) as Reaction;
      const effects = reaction.data.effects as readonly Effect<unknown>[];
      for (const [index, effect] of effects.entries()) {
        if (effect.do === 'send') await this.send(binding, reaction, index, effect.command, upTo);
      }
      return undefined;
    } catch (error) {
      if (error instanceof Stopped) throw error;
      return String(error);
    }
  }

  private async send(
    { process, toCommand }: ProcessBinding,
    { data: { instance: name, input }, stream, metadata: { correlationId } }: Reaction,
    index: number,
    command: unknown,
    upTo: bigint | undefined,
  ): Promise<void> {
    const id = deriveId(stream, 'refused', input.id, String(index));
    const cause: Cause = {
      commandId: deriveId(stream, input.id, String(index)),
      actor: { kind: 'system', id: `process:${process.name}` },
      causationId: input.id,
      correlationId,
    };
    await this.patience.untilDone(`${process.name} ${name}`, async () => {
      if (wasRefused(await this.instances.get(process.name, name), id)) return;
      const answer = await this.commands.execute(toCommand(command, cause));
      if (!isRefusal(answer)) return;
      const refused: ProcessInput = { kind: 'refused', id, command, code: answer.code, facts: answer.facts };
      await this.inbox.put(process, name, { input: refused, correlationId, upTo });
    });
  }
}

function isRefusal(answer: unknown): answer is Refusal {
  return answer instanceof Refusal;
}

function heldEffects({ held }: Instance): readonly bigint[] {
  return held.flatMap((one) => (one.what === 'effects' ? [BigInt(one.of)] : []));
}

function wasRefused({ refusals, held }: Instance, id: string): boolean {
  return refusals.has(id) || held.some((one) => one.what === 'input' && one.input.id === id);
}

function correlationOf({ id, metadata }: StoredEvent): string {
  const known = typeof metadata === 'object' && metadata !== null && 'correlationId' in metadata;
  return known && typeof metadata.correlationId === 'string' ? metadata.correlationId : id;
}
