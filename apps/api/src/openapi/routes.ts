import type { AnswerSpec, ParameterDoc } from '@ledgerline/platform/http';
import { ANSWER, CONSUMES, parametersReadBy, PERMISSION, PUBLIC, RAW_BODY } from '@ledgerline/platform/http';
import type { Type } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { ModulesContainer } from '@nestjs/core';
import { MetadataScanner } from '@nestjs/core';

/** What a controller's method takes from the request. */
export type Taken =
  | { readonly from: 'body'; readonly dto: Type | undefined }
  | { readonly from: 'query' | 'headers'; readonly name: string }
  | { readonly from: 'query-object'; readonly dto: Type }
  | { readonly from: 'decorator'; readonly parameters: readonly ParameterDoc[] };

export interface Route {
  readonly controller: string;
  readonly method: string;
  readonly verb: string;
  /** As the router spells it: `/v1/projects/:project/…`. */
  readonly path: string;
  readonly permission: string | undefined;
  readonly isPublic: boolean;
  readonly takesBytes: boolean;
  /** Content types of the body. */
  readonly consumes: readonly string[];
  readonly answer: AnswerSpec | undefined;
  readonly taken: readonly Taken[];
}

interface RouteArgument {
  readonly index: number;
  readonly data?: unknown;
  readonly factory?: object;
}

const scanner = new MetadataScanner();
const plainTypes: readonly unknown[] = [Object, String, Number, Boolean, Array, Buffer, undefined];

export function controllersIn(modules: ModulesContainer): readonly Type[] {
  const wrappers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
  return wrappers.flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Type] : []));
}

/** Every route of the controllers, from the metadata that the framework itself serves them by. */
export function routesOf(controllers: readonly Type[]): readonly Route[] {
  return controllers.flatMap((controller) =>
    scanner.getAllMethodNames(controller.prototype as object).flatMap((method) => routeOf(controller, method) ?? []),
  );
}

function routeOf(controller: Type, method: string): Route | undefined {
  const handler = (controller.prototype as Readonly<Record<string, unknown>>)[method] as object;
  const verb = metadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (verb === undefined) return undefined;
  const base = (metadata(PATH_METADATA, controller) ?? '') as string;
  const own = (metadata(PATH_METADATA, handler) ?? '') as string;
  const either = (key: string) => metadata(key, handler) ?? metadata(key, controller);
  return {
    controller: controller.name,
    method,
    verb: RequestMethod[verb].toLowerCase(),
    path: `/${[base, own]
      .flatMap((part) => part.split('/'))
      .filter(Boolean)
      .join('/')}`,
    permission: either(PERMISSION) as string | undefined,
    isPublic: either(PUBLIC) === true,
    takesBytes: either(RAW_BODY) === true,
    consumes: (either(CONSUMES) ?? ['application/json']) as readonly string[],
    answer: either(ANSWER) as AnswerSpec | undefined,
    taken: takenBy(controller, method),
  };
}

function takenBy(controller: Type, method: string): readonly Taken[] {
  const byKey = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, RouteArgument>;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as unknown[];
  return Object.entries(byKey)
    .sort(([, a], [, b]) => a.index - b.index)
    .flatMap(
      ([key, argument]) => taken(RouteParamtypes[Number(key.split(':', 1)[0])], argument, types[argument.index]) ?? [],
    );
}

function taken(kind: string | undefined, { data, factory }: RouteArgument, type: unknown): Taken | undefined {
  if (factory !== undefined) return { from: 'decorator', parameters: parametersReadBy(factory) };
  const dto = plainTypes.includes(type) ? undefined : (type as Type);
  if (kind === 'BODY') return { from: 'body', dto };
  if (kind === 'QUERY' && typeof data === 'string') return { from: 'query', name: data };
  if (kind === 'HEADERS' && typeof data === 'string') return { from: 'headers', name: data };
  return kind === 'QUERY' && dto !== undefined ? { from: 'query-object', dto } : undefined;
}

function metadata(key: string, target: object): unknown {
  return Reflect.getMetadata(key, target);
}
