import 'reflect-metadata';
import type { Command } from '@nestjs/cqrs';
import { CommandBus } from '@nestjs/cqrs';
import { COMMAND_HANDLER_METADATA } from '@nestjs/cqrs/dist/decorators/constants';

type Made = new (...parts: never[]) => object;
/** Whatever a provider is asked for by. */
type Token = unknown;

interface Handler {
  execute(command: Command<unknown>): Promise<unknown>;
}

/** Where commands go. */
export interface Commands {
  execute(command: Command<unknown>): Promise<unknown>;
}

/**
 * The providers of the contexts' own modules, made anew in microseconds: what Nest does for an application, without its
 * start, so that every simulated process has handlers and caches of its own.
 */
export class Container {
  private readonly made = new Map<Token, unknown>();
  private readonly handlers = new Map<unknown, Made>();

  constructor(modules: readonly object[], given: ReadonlyMap<Token, unknown>, over: (bus: Commands) => Commands) {
    given.forEach((value, token) => this.made.set(token, value));
    for (const module of modules) {
      for (const provider of (Reflect.getMetadata('providers', module) ?? []) as readonly Made[]) {
        const command: unknown = Reflect.getMetadata(COMMAND_HANDLER_METADATA, provider);
        if (command !== undefined) this.handlers.set(command, provider);
      }
    }
    const bus = over({ execute: (command) => this.handlerOf(command).execute(command) });
    this.made.set(CommandBus, bus);
    this.bus = bus;
  }

  readonly bus: Commands;

  private handlerOf(command: Command<unknown>): Handler {
    const handler = this.handlers.get(command.constructor);
    if (handler === undefined) throw new Error(`nobody handles ${command.constructor.name}`);
    return this.get(handler) as Handler;
  }

  private get(token: Token): unknown {
    if (this.made.has(token)) return this.made.get(token);
    if (typeof token !== 'function') throw new Error(`nobody provides ${String(token)}`);
    const optional = new Set((Reflect.getMetadata('optional:paramtypes', token) ?? []) as readonly number[]);
    const wanted = partsOf(token).map((part, index) =>
      optional.has(index) && !this.made.has(part) ? undefined : this.get(part),
    ) as never[];
    const instance = new (token as Made)(...wanted);
    this.made.set(token, instance);
    return instance;
  }
}

function partsOf(token: object): readonly Token[] {
  const parts = [...((Reflect.getMetadata('design:paramtypes', token) ?? []) as readonly Token[])];
  const named = (Reflect.getMetadata('self:paramtypes', token) ?? []) as readonly { index: number; param: Token }[];
  for (const { index, param } of named) parts[index] = param;
  return parts;
}
