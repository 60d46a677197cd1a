import fc from 'fast-check';
import { redactWith } from './redact';

const redact = redactWith('key');

describe('redacting', () => {
  it('leaves what is declared as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(redact(value, value)).toEqual(value);
      }),
    );
  });

  it('never lets a value through under a telling name', () => {
    const name = fc.constantFrom(
      'password',
      'DB_PASSWORD',
      'apiKey',
      'client_secret',
      'authToken',
      'privateKey',
      'dsn',
    );
    fc.assert(
      fc.property(name, fc.stringMatching(/^[a-z0-9]{8,20}$/), (key, secret) => {
        expect(JSON.stringify(redact({ a: [{ [key]: { deep: secret } }] }, {}))).not.toContain(secret);
      }),
    );
  });

  it('differs as the values do, and for another key', () => {
    const one = redact({ password: 'a' }, {});
    expect(one).toEqual(redact({ password: 'a' }, {}));
    expect(one).not.toEqual(redact({ password: 'b' }, {}));
    expect(one).not.toEqual(redactWith('other')({ password: 'a' }, {}));
  });

  it('shows what is no secret', () => {
    expect(redact({ max_tokens: 5, author: 'olga', endpoint: 'https://psp.example/' }, {})).toEqual({
      max_tokens: 5,
      author: 'olga',
      endpoint: 'https://psp.example/',
    });
  });
});
