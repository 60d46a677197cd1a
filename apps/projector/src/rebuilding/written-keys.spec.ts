import { WrittenKeys } from './written-keys';

describe('keys that were written', () => {
  it('are never denied, others hardly ever taken for them', () => {
    const keys = new WrittenKeys();
    const count = 50_000;
    for (let n = 0; n < count; n += 1) keys.add('table', String(n));
    let denied = 0;
    let mistaken = 0;
    for (let n = 0; n < count; n += 1) {
      if (!keys.mayHave('table', String(n))) denied += 1;
      if (keys.mayHave('other', String(n))) mistaken += 1;
    }
    expect(denied).toBe(0);
    expect(mistaken).toBeLessThan(count / 1_000);
  });
});
