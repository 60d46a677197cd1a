import type { EventLog } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { eventAt, ProcessReleased } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';
import type { Effects } from './effects';
import type { Inbox } from './inbox';
import { UNCORRELATED } from './inbox';
import type { Held, Instance } from './instance';
import type { Instances } from './instances';
import type { Patience } from './patience';
import type { Strays } from './strays';

/** Tries, once at every start, what an earlier build could not get past. */
export class Recovery {
  constructor(
    private readonly log: EventLog,
    private readonly bindings: readonly ProcessBinding[],
    private readonly instances: Instances,
    private readonly inbox: Inbox,
    private readonly effects: Effects,
    private readonly strays: Strays,
    private readonly patience: Patience,
    private readonly logger: Logger,
  ) {}

  async run(upTo: bigint | undefined): Promise<void> {
    for (const instance of this.instances.all().filter(({ held }) => held.length > 0)) {
      const binding = this.bindings.find(({ process }) => process.name === instance.process);
      if (binding !== undefined) await this.release(binding, instance, upTo);
    }
  }

  /** In order, up to the first that still cannot be done. */
  private async release(binding: ProcessBinding, instance: Instance, upTo: bigint | undefined): Promise<void> {
    const { process, name } = instance;
    for (const held of instance.held) {
      if (!(await this.attempt(binding, instance, held, upTo))) return;
      this.logger.info({ process, instance: name, held: held.what }, 'released from quarantine');
    }
  }

  private attempt(binding: ProcessBinding, instance: Instance, held: Held, upTo: bigint | undefined): Promise<boolean> {
    if (held.what === 'effects') return this.carryOut(binding, instance, held, upTo);
    if (instance.name === UNCORRELATED) return this.strays.release(binding.process, held);
    const { id } = held.input;
    return this.inbox.retry(binding.process, instance.name, held, (current) => !holdsInput(current, id));
  }

  private async carryOut(
    binding: ProcessBinding,
    { process, name, stream }: Instance,
    { of, correlationId }: Extract<Held, { what: 'effects' }>,
    upTo: bigint | undefined,
  ): Promise<boolean> {
    return this.patience.untilDone(`${process} ${name}`, async () => {
      const stored = await eventAt(this.log, stream, BigInt(of));
      if (stored === undefined || (await this.effects.attempt(binding, stored, upTo)) !== undefined) return false;
      const chain = { causationId: stored.id, correlationId };
      const event = ProcessReleased({ process, instance: name, effectsOf: of });
      await this.instances.exclusively(process, name, async (current) => {
        const isHeld = current.held.some((one) => one.what === 'effects' && one.of === of);
        if (isHeld) await this.instances.append(current, event, of, chain);
      });
      return true;
    });
  }
}

function holdsInput({ held }: Instance, id: string): boolean {
  return held.some((one) => one.what === 'input' && one.input.id === id);
}
