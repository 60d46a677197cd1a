import { addressRefusal } from './addressed';

describe('an address', () => {
  it.each(['checkout', 'a', '0', 'prod-eu', 'a'.repeat(63)])('may name %s', (project) => {
    expect(addressRefusal({ project }, {})).toBeUndefined();
  });

  it.each([
    'Checkout',
    'сheckout',
    'check​out',
    'check‮out',
    '-a',
    'a-',
    'a_b',
    'a:b',
    '..',
    '*',
    'a'.repeat(64),
    'a b',
    '',
  ])('may not name "%s"', (project) => {
    expect(addressRefusal({ project }, {})).toMatchObject({ code: 'invalid-name', facts: { parameter: 'project' } });
  });

  it.each(['v 1', 'v\u00001', 'vé', ''])('has no "%s" in it', (ref) => {
    expect(addressRefusal({ ref }, {})).toMatchObject({ code: 'invalid-parameter', facts: { parameter: 'ref' } });
  });

  it.each([['a', 'b'], 'a\u0000', 'a\u202e', '\ud800', 'a'.repeat(2001)])('has no parameter %j', (value) => {
    expect(addressRefusal({}, { actor: value })).toMatchObject({
      code: 'invalid-parameter',
      facts: { parameter: 'actor' },
    });
  });
});
