import { Turns } from './turns';

const AN_HOUR = 3_600_000;
const never = new Promise<void>(() => undefined);

describe('turns', () => {
  it('are taken one after the other on the same thing, in the order in which they were asked for', async () => {
    const turns = new Turns(AN_HOUR);
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
    };
    await Promise.all([turns.take('x', work('a')), turns.take('x', work('b')), turns.take('y', work('c'))]);
    expect(seen).toEqual(['a begins', 'c begins', 'a ends', 'c ends', 'b begins', 'b ends']);
  });

  it('pass on when the work fails', async () => {
    const turns = new Turns(AN_HOUR);
    const failing = turns.take('x', () => Promise.reject(new Error('no')));
    const next = turns.take('x', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('are not waited for when whoever has one is late', async () => {
    const turns = new Turns(1);
    void turns.take('x', () => never);
    const others = ['a', 'b', 'c'].map((name) => turns.take('x', () => Promise.resolve(name)));
    expect(await Promise.all(others)).toEqual(['a', 'b', 'c']);
    expect(await turns.take('x', () => Promise.resolve('d'))).toBe('d');
  });
});
