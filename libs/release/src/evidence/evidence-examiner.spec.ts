import { EvidenceExaminer } from './evidence-examiner';

describe('examining documents for several at once', () => {
  it('has two large ones in hand, and goes on with the next whatever becomes of one', async () => {
    const examiner = new EvidenceExaminer();
    const ends: (() => void)[] = [];
    const begun: number[] = [];
    const work = (number: number) =>
      examiner.inTurn(async () => {
        begun.push(number);
        await new Promise<void>((end) => ends.push(end));
        if (number === 1) throw new Error('it broke');
        return number;
      });
    const all = Promise.allSettled([1, 2, 3, 4].map(work));
    const until = async (count: number) => {
      while (begun.length < count) await new Promise(setImmediate);
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
      return [...begun];
    };
    expect(await until(2)).toEqual([1, 2]);
    ends[0]?.();
    expect(await until(3)).toEqual([1, 2, 3]);
    ends[2]?.();
    expect(await until(4)).toEqual([1, 2, 3, 4]);
    ends[1]?.();
    ends[3]?.();
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('reads XML in slices: others have their turn meanwhile', async () => {
    const cases = Array.from({ length: 35_000 }, (_, number) => `<testcase name="t${String(number)}"/>`).join('');
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const examined = await new EvidenceExaminer().examine(Buffer.from(`<testsuite>${cases}</testsuite>`), 'junit');
    clearInterval(timer);
    expect(examined).toMatchObject({ judgement: { verdict: 'passed', summary: { tests: 35_000 } } });
    expect(turns).toBeGreaterThan(5);
  });
});
