import { EventStoreDBClient } from '@eventstore/db-client';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionStringOf, SECRET_VARIABLE, secretFrom } from './secret';
import { NODE_FLAGS } from './start';

describe('the secret of a node', () => {
  it('is another one at every start', () => {
    const [one, other] = [secretFrom({}), secretFrom({ [SECRET_VARIABLE]: '' })];
    expect(one).toEqual({ secret: expect.stringMatching(/^[\w-]{32}$/) as string, isChosen: false });
    expect(other.secret).not.toBe(one.secret);
  });

  it('can be chosen', () => {
    const secret = 'chosen/by+hand=&more';
    expect(secretFrom({ [SECRET_VARIABLE]: secret })).toEqual({ secret, isChosen: true });
    expect(EventStoreDBClient.connectionString(connectionStringOf(2113, secret)).connectionName).toBe(secret);
  });

  it.each(['too short', 'with a blank or two', 'ümläute-are-no-header', 'x'.repeat(257)])('is not %j', (secret) => {
    expect(() => secretFrom({ [SECRET_VARIABLE]: secret })).toThrow('16 to 256 visible ASCII characters');
  });
});

describe('a node started by hand', () => {
  it('has the same flags as one started by a program', () => {
    const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
      scripts: { ledger: string };
    };
    expect(scripts.ledger).toContain(`node ${NODE_FLAGS.join(' ')} dist/`);
  });
});
