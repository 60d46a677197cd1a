import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

export interface AnswerSpec {
  readonly status: number;
  readonly schema: TSchema;
  readonly description: string;
}

export const ANSWER = 'ledgerline:answer';

/** The shape of a route's successful answer; `docs/openapi.json` and the generated client come from it. */
export const Answers = (schema: TSchema, description: string, status = 200) =>
  applyDecorators(SetMetadata(ANSWER, { status, schema, description } satisfies AnswerSpec), HttpCode(status));

export const CONSUMES = 'ledgerline:consumes';

/** Content types, all of them JSON, under which the route takes its body when it is not `application/json` alone. */
export const Consumes = (...contentTypes: readonly string[]) => SetMetadata(CONSUMES, contentTypes);

/** How every command answers: where the stream stands; `position` can be waited for with `?minPosition=`. */
export const AcceptedView = Type.Object(
  {
    revision: Type.String({ description: 'revision of the stream, also in ETag' }),
    position: Type.String({ description: 'position in the ledger' }),
    changed: Type.Boolean({ description: 'false when there was nothing left to do' }),
  },
  { $id: 'Accepted' },
);
