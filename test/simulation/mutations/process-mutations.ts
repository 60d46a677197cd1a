import type { Cause } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import type { Command } from '@nestjs/cqrs';
import type { Mutation } from '../core/mutation';

type Process = ProcessBinding['process'];

function altered(binding: ProcessBinding, how: (process: Process) => Partial<Process>): ProcessBinding {
  return { ...binding, process: { ...binding.process, ...how(binding.process) } };
}

/** Faults in how processes are run. */
export const processMutations: Readonly<Record<string, Mutation>> = {
  'effects are carried out before they are recorded': {
    binding: (binding, commands) =>
      altered(binding, ({ decide }) => ({
        decide: (state, input) => {
          const effects = decide(state, input);
          for (const effect of effects) {
            if (effect.do !== 'send') continue;
            const id = deriveId('at once', JSON.stringify(input), JSON.stringify(effect));
            const actor = { kind: 'system', id: `process:${binding.process.name}` } as const;
            const cause: Cause = { commandId: id, actor, causationId: id, correlationId: id };
            commands.execute(binding.toCommand(effect.command, cause)).catch(() => undefined);
          }
          return effects;
        },
      })),
  },
  'effects’ ids are not derived': {
    binding: (binding) => {
      let sent = 0;
      return {
        ...binding,
        toCommand: (effect, cause) =>
          binding.toCommand(effect, { ...cause, commandId: deriveId(cause.commandId, String((sent += 1))) }),
      };
    },
  },
  'effects are forgotten when they are recorded': {
    bus: (bus, { role, random }) => ({
      execute: (command: Command<unknown>) =>
        role === 'conductor' && random.chance(0.03) ? Promise.resolve(undefined) : bus.execute(command),
    }),
  },
  'timers are lost': {
    binding: (binding) =>
      altered(binding, ({ decide }) => ({
        decide: (state, input) => {
          const effects = decide(state, input).filter((effect) => effect.do !== 'wake');
          return effects.length > 0 ? effects : [{ do: 'ignore', because: 'there are no timers' }];
        },
      })),
  },
  'one poisoned instance stops all of its process': {
    binding: (binding) => {
      let poisoned: unknown;
      return altered(binding, ({ decide, evolve }) => {
        const guarded = <Result>(work: () => Result): Result => {
          if (poisoned !== undefined) throw poisoned as Error;
          try {
            return work();
          } catch (error) {
            poisoned = error;
            throw error;
          }
        };
        return {
          decide: (state, input) => guarded(() => decide(state, input)),
          evolve: (state, input) => guarded(() => evolve(state, input)),
        };
      });
    },
  },
  'a refusal is never told': {
    binding: (binding) =>
      altered(binding, ({ decide }) => ({
        decide: (state, input) =>
          input.type === 'refused' ? [{ do: 'ignore', because: 'it is nobody’s business' }] : decide(state, input),
      })),
  },
};
