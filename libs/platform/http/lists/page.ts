import { refuse } from '@ledgerline/kernel';
import type { TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { documented } from '../edge/parameter-docs';
import { RequestRefused } from '../problems/request-refused';
import { cursorAfter, readCursor } from './cursor';

/** How many rows a page has when nobody says, and at most. */
interface PageSizes {
  readonly usual: number;
  readonly most: number;
}

const sizesOfLists: PageSizes = { usual: 50, most: 200 };

/** Which part of a list is wanted: at most `limit` rows after the row whose sort values are `after`. */
export interface PageRequest {
  readonly limit: number;
  readonly after: readonly string[] | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * `?limit=` (1 to 200, otherwise 50, unless other sizes are named) and `?cursor=` of a list whose cursors hold `columns`
 * sort values.
 * Refuses with `invalid-parameter` and `invalid-cursor`.
 */
export const ListPage = (list: string, columns = 1, sizes = sizesOfLists): ParameterDecorator =>
  createParamDecorator(
    documented(
      (_: unknown, context: ExecutionContext): PageRequest => {
        const query = context.switchToHttp().getRequest<FastifyRequest>().query as Readonly<Record<string, unknown>>;
        return pageRequest(list, columns, query.limit, query.cursor, sizes);
      },
      {
        name: 'limit',
        in: 'query',
        description: 'rows on the page',
        schema: { type: 'integer', minimum: 1, maximum: sizes.most, default: sizes.usual },
      },
      { name: 'cursor', in: 'query', description: '`next` of the page before', schema: { type: 'string' } },
    ),
  )();

export function pageRequest(
  list: string,
  columns: number,
  limit: unknown,
  cursor: unknown,
  sizes = sizesOfLists,
): PageRequest {
  return {
    limit: limit === undefined ? sizes.usual : limitIn(limit, sizes),
    after: typeof cursor === 'string' ? readCursor(list, cursor, columns) : undefined,
  };
}

/** A page from up to `limit + 1` rows: the one too many says that there is more. */
export function pageOf<Row>(
  list: string,
  rows: readonly Row[],
  { limit }: PageRequest,
  sortValues: (row: Row) => readonly string[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorAfter(list, sortValues(last)) : null };
}

/** The schema of a page of these. */
export const PageView = <Item extends TSchema>(item: Item, $id: string) =>
  Type.Object(
    {
      items: Type.Array(item),
      next: Type.Union([Type.String(), Type.Null()], { description: 'cursor of the next page; null on the last' }),
    },
    { $id },
  );

function limitIn(text: unknown, { most }: PageSizes): number {
  const limit = typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > most) throw new RequestRefused(refuse('invalid-parameter', { parameter: 'limit' }));
  return limit;
}
