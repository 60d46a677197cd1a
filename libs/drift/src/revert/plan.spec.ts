import type { Difference } from '../difference';
import { sampleDifference } from '../difference';
import { revertPlan } from './plan';

const plan = (changed: Partial<Difference> = {}) => revertPlan({ ...sampleDifference, ...changed }, 'prod');
const index: Partial<Difference> = {
  ...{ domain: 'postgres', resource: 'database orders', path: '/schema/tables/public.orders/indexes/idx_tmp' },
  observed: 'CREATE INDEX idx_tmp ON public.orders USING btree (customer)',
};
const secret = `hmac-sha256:${'0'.repeat(32)}`;

describe('what a revert would do', () => {
  it('is shown place by place before anybody asks for it', () => {
    expect(plan()).toEqual({
      possible: true,
      by: 'deployer',
      says: 'asks the deployers of prod for it: takes what nobody declared out of flag new-pricing',
      steps: [{ what: 'remove', resource: 'flag new-pricing', path: '/targeting', from: { if: [] }, to: null }],
      statements: [],
    });
  });

  it('is for a person where a database is concerned, with what they could run', () => {
    expect(plan(index)).toMatchObject({ possible: true, by: 'hand', statements: ['DROP INDEX public.idx_tmp;'] });
    expect(plan({ ...index, path: '/migrations/0042' })).toMatchObject({ by: 'hand', statements: [] });
  });

  it.each<[string, Partial<Difference>]>([
    ['a secret that is another one now', { kind: 'changed', declared: secret, observed: 'x' }],
    ['a secret that was taken away', { kind: 'missing', declared: { token: secret }, observed: null }],
    ['a release that was rejected', { domain: 'release' }],
    ['a detector that is silent', { domain: 'detectors' }],
  ])('is nothing for %s', (_, changed) => {
    expect(plan(changed)).toMatchObject({ possible: false, by: 'nobody', steps: [] });
  });

  it('may take out a secret that nobody declared', () => {
    expect(plan({ observed: secret })).toMatchObject({ possible: true });
  });
});
