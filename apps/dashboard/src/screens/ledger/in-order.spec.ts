import { inOrder } from './in-order';

const events = (...positions: readonly string[]) => positions.map((position) => ({ position }));

describe('the events of the ledger in order', () => {
  it('has what came since before what was, the newest first', () => {
    expect(inOrder([events('9', '8'), events('7')], events('10', '11'))).toEqual(events('11', '10', '9', '8', '7'));
  });

  it('has no event twice when an answer is older than its question', () => {
    expect(inOrder([events('9', '8')], events('9', '10'))).toEqual(events('10', '9', '8'));
  });

  it('compares positions as the numbers they are, however large', () => {
    const [first, second] = ['9007199254740993', '9007199254740992'] as const;
    expect(inOrder([events(second)], events(first))).toEqual(events(first, second));
  });

  it('is only what came since where nothing was', () => {
    expect(inOrder([], events('1', '2'))).toEqual(events('2', '1'));
  });
});
