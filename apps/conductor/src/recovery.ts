import type { EventLog, StoredEvent } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { ProcessReleased } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';
import type { Effects } from './effects';
import type { Inbox } from './inbox';
import { UNCORRELATED } from './inbox';
import type { Held, Instance } from './instance';
import type { Instances } from './instances';
import type { Patience } from './patience';

/** Tries, once at every start, what an earlier build could not get past. */
export class Recovery {
  constructor(
    private readonly log: EventLog,
    private readonly instances: Instances,
    private readonly inbox: Inbox,
    private readonly effects: Effects,
    private readonly patience: Patience,
    private readonly logger: Logger,
  ) {}

  async run(bindings: ReadonlyMap<string, ProcessBinding>, upTo: bigint | undefined): Promise<void> {
    for (const instance of this.instances.all().filter(({ held, name }) => held.length > 0 && name !== UNCORRELATED)) {
      const binding = bindings.get(instance.process);
      if (binding !== undefined) await this.release(binding, instance, upTo);
    }
  }

  /** In order, up to the first that still cannot be done. */
  private async release(binding: ProcessBinding, instance: Instance, upTo: bigint | undefined): Promise<void> {
    for (const held of instance.held) {
      const released =
        held.what === 'effects'
          ? await this.carryOut(binding, instance, held, upTo)
          : await this.inbox.retry(binding.process, instance.name, {
              input: held.input,
              correlationId: held.correlationId,
              upTo: instance.handledUpTo,
            });
      const { process, name } = instance;
      if (!released) return;
      this.logger.info({ process, instance: name, held: held.what }, 'released from quarantine');
    }
  }

  private async carryOut(
    binding: ProcessBinding,
    { process, name, stream }: Instance,
    { of, correlationId }: Extract<Held, { what: 'effects' }>,
    upTo: bigint | undefined,
  ): Promise<boolean> {
    return this.patience.untilDone(`${process} ${name}`, async () => {
      const stored = await this.at(stream, BigInt(of));
      if (stored === undefined || (await this.effects.attempt(binding, stored, upTo)) !== undefined) return false;
      const current = await this.instances.get(process, name);
      const chain = { causationId: stored.id, correlationId };
      const event = ProcessReleased({ process, instance: name, effectsOf: of });
      await this.instances.append(current, event, of, chain);
      return true;
    });
  }

  private async at(stream: string, revision: bigint): Promise<StoredEvent | undefined> {
    for await (const event of this.log.readStream(stream, { from: revision, limit: 1 })) return event;
    return undefined;
  }
}
