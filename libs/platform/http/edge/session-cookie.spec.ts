import { SessionCookie } from './session-cookie';

const now = '2026-11-12T09:00:00.000Z';
const endsAt = '2026-11-12T21:00:00.000Z';
const overTls = { headers: { origin: 'https://ledgerline.example' } };
const plain = { headers: { origin: 'http://127.0.0.1:8080' } };

describe('the cookie of a session', () => {
  it('is read by no script, sent by no other site, and set by no other host where there is TLS', () => {
    expect(new SessionCookie(undefined).of('lls_s1_x', endsAt, now, overTls)).toBe(
      '__Host-ledgerline=lls_s1_x; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure',
    );
    expect(new SessionCookie(undefined).of('lls_s1_x', endsAt, now, plain)).toBe(
      'ledgerline-session=lls_s1_x; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict',
    );
  });

  it('is secure wherever browsers reach us over TLS, whatever a proxy says', () => {
    expect(new SessionCookie('https://ledgerline.example').gone(plain)).toMatch(
      /^__Host-ledgerline=; .*Max-Age=0.*Secure$/,
    );
  });

  it('is found among others, the one that nobody else could set first', () => {
    const cookie = 'theme=dark; ledgerline-session=lls_plain; __Host-ledgerline=lls_s1_x; a=b';
    expect(new SessionCookie(undefined).in({ headers: { cookie } })).toBe('lls_s1_x');
    expect(new SessionCookie(undefined).in({ headers: { cookie: 'ledgerline-session=lls_s1_x' } })).toBe('lls_s1_x');
  });

  it.each([
    undefined,
    '',
    'other=1',
    'ledgerline-session=',
    'ledgerline-session="; x',
    `ledgerline-session=${'a'.repeat(201)}`,
  ])('is not in %s', (cookie) => {
    expect(new SessionCookie(undefined).in({ headers: cookie === undefined ? {} : { cookie } })).toBeUndefined();
  });

  it('without the prefix counts for nothing where browsers reach us over TLS', () => {
    const cookies = new SessionCookie('https://ledgerline.example');
    expect(cookies.in({ headers: { cookie: 'ledgerline-session=lls_s1_x' } })).toBeUndefined();
  });
});
