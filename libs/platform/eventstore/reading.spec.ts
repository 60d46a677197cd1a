import type { ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { Readable } from 'node:stream';
import { Connection } from './connection';
import { resumableRead } from './reading';

type Read = StreamingRead<ResolvedEvent>;

const patience = { request: 1_000, total: 1_000 };
const read = (...items: readonly string[]) =>
  Object.assign(Readable.from(items), { cancel: () => undefined }) as unknown as Read;

describe('a read', () => {
  let connection: Connection;
  beforeEach(() => {
    connection = new Connection('esdb://127.0.0.1:1?tls=false');
  });
  afterEach(() => connection.close());

  const taken = async (open: () => Read) => {
    const items: unknown[] = [];
    for await (const item of resumableRead(open, connection, patience)) items.push(item);
    return items;
  };

  it('is over at its end', async () => {
    const open = jest.fn(() => read('one', 'two'));
    expect(await taken(open)).toEqual(['one', 'two']);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('goes on with another client when its own was given up by somebody else, which ends it without an error', async () => {
    const open = jest.fn(() => read('two', 'three'));
    open.mockImplementationOnce(() => {
      connection.replace(connection.current());
      return read('one');
    });
    expect(await taken(open)).toEqual(['one', 'two', 'three']);
    expect(open).toHaveBeenCalledTimes(2);
  });
});
