import { refuse } from '@ledgerline/kernel';
import { edgeProblem, problemOf, textsOf } from './problem';

const texts = textsOf([
  {
    'plan-moved': { status: 409, says: 'you approved {approved}, it is now {current}', remedy: 'read {current} first' },
  },
]);

describe('a problem', () => {
  it('tells a refusal in the words of its context, with its facts', () => {
    const refusal = refuse('plan-moved', { approved: 'sha256:a', current: 'sha256:b' }, '/planHash');
    expect(problemOf(texts, refusal)).toEqual({
      type: 'urn:ledgerline:problem:plan-moved',
      title: 'Plan moved',
      status: 409,
      detail: 'you approved sha256:a, it is now sha256:b',
      code: 'plan-moved',
      pointer: '/planHash',
      remedy: 'read sha256:b first',
      facts: { approved: 'sha256:a', current: 'sha256:b' },
    });
  });

  it('leaves a name without a fact as it is, and never looks beyond the facts', () => {
    const odd = textsOf([{ odd: { status: 400, says: '{missing} {toString} {constructor}', remedy: '' } }]);
    expect(problemOf(odd, refuse('odd')).detail).toBe('{missing} {toString} {constructor}');
  });

  it('does not template what a fact says', () => {
    const refusal = refuse('plan-moved', { approved: '{current}', current: 'x' });
    expect(problemOf(texts, refusal).detail).toBe('you approved {current}, it is now x');
  });

  it('is internal for a refusal that has no text', () => {
    expect(problemOf(texts, refuse('nobody-knows', { secret: 's3cr3t' }))).toEqual(edgeProblem('internal'));
  });

  it('has one status for each code', () => {
    const moved = { status: 400, says: '', remedy: '' };
    expect(() => textsOf([{ 'revision-moved': moved }])).toThrow('refusal "revision-moved" has status 412 and 400');
  });
});
