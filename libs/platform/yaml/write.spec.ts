import { writeYaml, writeYamlMap } from './write';

const many = Object.fromEntries(
  Array.from({ length: 173 }, (_, index) => [
    `web.key-${String(index)}`,
    { type: 'integer', why: `no. ${String(index)}` },
  ]),
);

describe('a map written in parts', () => {
  it.each([
    ['nothing', {}],
    ['empty parts', { states: {}, datasets: [], flags: null }],
    ['lists and texts', { flags: './flags.json', people: ['ana', 'mei'], project: 'checkout' }],
    ['a part with many entries', { variance: many, environments: { dev: { after: [] } }, 'a: b': many }],
    ['texts of many lines', { variance: { a: 'one\ntwo', ...many } }],
  ])('is what it is written at once: %s', async (_, map) => {
    expect(await writeYamlMap(map, () => Promise.resolve())).toBe(writeYaml(map));
  });

  it('lets others go on after each part', async () => {
    const pause = jest.fn(() => Promise.resolve());
    await writeYamlMap({ variance: many, project: 'checkout' }, pause);
    expect(pause).toHaveBeenCalledTimes(5);
  });
});
