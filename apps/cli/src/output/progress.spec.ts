import { grouped, Progress } from './progress';

describe('how far a walk has come', () => {
  it('is told once a second at most, with its rate and where it is', () => {
    let now = 0;
    const told: string[] = [];
    const progress = new Progress(
      'decisions',
      (text) => told.push(text),
      () => now,
    );
    progress.more(1_000, '1200');
    now = 999;
    progress.more(1_000, '2400');
    now = 1_500;
    progress.more(4_000, '18204');
    progress.more(1_000, null);
    expect(told).toEqual(['6 000 decisions  4 000/s  position 18 204']);
  });

  it('tells thousands apart', () => {
    expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual(['0', '999', '1 000', '1 234 567']);
  });
});
