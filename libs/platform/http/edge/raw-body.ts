import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

export const RAW_BODY = 'ledgerline:raw-body';
export const MAX_JSON_BYTES = 1 << 20;
const MAX_BLOB_BYTES = 8 << 20;

/** The route takes bytes of any content type, up to `maxBytes`; `@Body()` is a `Buffer`. */
export const RawBody = (maxBytes: number = MAX_BLOB_BYTES) =>
  applyDecorators(SetMetadata(RAW_BODY, true), RouteConfig({ bodyLimit: maxBytes }));
