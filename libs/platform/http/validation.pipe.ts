import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import { Injectable, ValidationPipe } from '@nestjs/common';
import { refuse } from '@ledgerline/kernel';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { momentParameters } from './moment';
import type { Flaw } from './problems/problem';
import { RequestRefused } from './problems/request-refused';
import { pointerTo } from '@ledgerline/platform/strict-json';

const MAX_FLAWS = 20;
/** Parameters that every route understands, whatever its own are. */
const global: ReadonlySet<string> = new Set([...momentParameters, 'minPosition', 'limit', 'cursor']);

const strictly = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};

/** Bodies and queries must be what their DTO says, and nothing else; refuses with every flaw's pointer and code. */
@Injectable()
export class RequestPipe extends ValidationPipe {
  constructor() {
    super({ ...strictly, transform: true, exceptionFactory: refusalOf });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (value instanceof Uint8Array || metadata.type === 'custom' || metadata.type === 'param') return value;
    if (metadata.type === 'body' && isDto(metadata))
      return checkedBody(value === undefined ? {} : value, metadata.metatype);
    const checked: unknown = metadata.type === 'query' && isObject(value) ? ownParameters(value, metadata) : value;
    return (await super.transform(checked, metadata)) as unknown;
  }
}

/** Without the detours of the library's pipe: the body is JSON that was parsed strictly, and no check of ours waits. */
function checkedBody(value: unknown, dto: new () => object): object {
  if (!isObject(value)) throw notAnObject();
  const body = plainToInstance(dto, value);
  const errors = validateSync(body, strictly);
  if (errors.length > 0) throw refusalOf(errors);
  return body;
}

function refusalOf(errors: readonly ValidationError[]): RequestRefused {
  const flaws = errors.flatMap((error) => flawsOf(error, [])).slice(0, MAX_FLAWS);
  return new RequestRefused(refuse('invalid-request', {}, flaws[0]?.pointer ?? ''), flaws);
}

function isDto(metadata: ArgumentMetadata): metadata is ArgumentMetadata & { readonly metatype: new () => object } {
  const { metatype } = metadata;
  return metatype !== undefined && ![Object, String, Number, Boolean, Array].some((one) => one === metatype);
}

function notAnObject(): RequestRefused {
  const flaw = { pointer: '', code: 'is-object', detail: 'the body must be an object' };
  return new RequestRefused(refuse('invalid-request', {}, ''), [flaw]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without the global parameters, unless only one parameter is asked for by name. */
function ownParameters(query: Record<string, unknown>, { data }: ArgumentMetadata): unknown {
  if (data !== undefined) return query;
  return Object.fromEntries(Object.entries(query).filter(([name]) => !global.has(name)));
}

function flawsOf(error: ValidationError, path: readonly string[]): readonly Flaw[] {
  const here = [...path, error.property];
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    pointer: pointerTo(here),
    code: constraint === 'whitelistValidation' ? 'unknown-property' : kebab(constraint),
    detail: message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flawsOf(child, here))];
}

function kebab(constraint: string): string {
  return constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
