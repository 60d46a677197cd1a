import { isSameOrigin } from './same-origin';

const host = '127.0.0.1:8080';
const origin = `http://${host}`;
const ours = { host, origin, 'ledgerline-csrf': '1', 'sec-fetch-site': 'same-origin' };

describe('a request that a browser sent with its cookie', () => {
  it('is ours when our page sent it', () => {
    expect(isSameOrigin({ method: 'POST', headers: ours }, undefined)).toBe(true);
  });

  it.each([
    ['no header of ours', { ...ours, 'ledgerline-csrf': undefined }],
    ['no origin', { ...ours, origin: undefined }],
    ['an origin that is hidden', { ...ours, origin: 'null' }],
    ['another site', { ...ours, origin: 'https://evil.example' }],
    ['another port of this host', { ...ours, origin: 'http://127.0.0.1:9090' }],
    ['a page of the same site that is not ours', { ...ours, 'sec-fetch-site': 'same-site' }],
    ['a host that only begins like ours', { ...ours, origin: 'http://127.0.0.1:8080.evil.example' }],
  ])('writes nothing with %s', (_, headers) => {
    expect(isSameOrigin({ method: 'POST', headers }, undefined)).toBe(false);
    expect(isSameOrigin({ method: 'DELETE', headers }, undefined)).toBe(false);
  });

  it('reads from our pages and from the address bar, not from another site', () => {
    const reads = (site: string | undefined) =>
      isSameOrigin({ method: 'GET', headers: { host, 'sec-fetch-site': site } }, undefined);
    expect([reads('same-origin'), reads('none'), reads(undefined)]).toEqual([true, true, true]);
    expect([reads('cross-site'), reads('same-site')]).toEqual([false, false]);
  });

  it('is held against the public address where a proxy hides the host', () => {
    const headers = { ...ours, host: 'inside:8080', origin: 'https://ledgerline.example' };
    expect(isSameOrigin({ method: 'POST', headers }, 'https://ledgerline.example/')).toBe(true);
    expect(isSameOrigin({ method: 'POST', headers }, 'https://other.example')).toBe(false);
    expect(isSameOrigin({ method: 'POST', headers }, undefined)).toBe(false);
  });
});
