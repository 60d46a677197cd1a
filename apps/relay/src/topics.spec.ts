import { topicsFrom } from './topics';

const rule = { topic: 'builds', projects: ['checkout'], principal: 'ci' };
const out = { topic: 'told', contexts: ['release'] };
const read = (value: unknown) => () => topicsFrom(JSON.stringify(value));

describe('what topics may say', () => {
  it('is nothing until it is told', () => {
    const { in: rules, out: told } = topicsFrom('{}');
    expect([rules.size, told.length]).toEqual([0, 0]);
  });

  it('is told per topic', () => {
    const topics = topicsFrom(JSON.stringify({ in: [rule], out: [out] }));
    expect(topics.in.get('builds')).toEqual(rule);
    expect(topics.out).toEqual([out]);
  });

  it.each([
    ['text', 'nonsense', 'RELAY_TOPICS'],
    ['every project', { in: [{ ...rule, projects: ['*'] }] }, '/in/0/projects/0'],
    ['no project', { in: [{ ...rule, projects: [] }] }, '/in/0/projects'],
    ['nobody', { in: [{ topic: 'builds', projects: ['checkout'] }] }, '/in/0'],
    ['a word too many', { in: [{ ...rule, role: 'admin' }] }, '/in/0'],
    ['keys of the api', { out: [{ ...out, contexts: ['access'] }] }, '/out/0/contexts'],
    ['a topic twice', { in: [rule, rule] }, 'twice'],
    ['a circle', { in: [rule], out: [{ ...out, topic: 'builds' }] }, 'takes in what it tells'],
  ])('cannot be %s', (_what, value, problem) => {
    expect(read(value)).toThrow(problem);
  });
});
