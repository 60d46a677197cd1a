import { personBehind } from '@ledgerline/kernel';
import { aliasesOf, aliasesOfAll } from './people';

describe('other names of people', () => {
  it('lead to the person, however they are spelled', () => {
    const aliases = aliasesOf({ ana: { aliases: ['Ana.Lopez@acme.example'] } });
    expect(personBehind(' ANA.lopez@acme.example', aliases)).toBe('ana');
    expect(aliasesOf(undefined)).toEqual({});
  });

  it('are one person when any of several lists says so', () => {
    const before = { ana: { aliases: ['al'] }, mei: { aliases: ['m.chen'] } };
    const after = { mei: { aliases: ['al'] }, olga: { aliases: [] } };
    const aliases = aliasesOfAll(before, after);
    expect(new Set(['ana', 'al', 'mei', 'm.chen'].map((name) => personBehind(name, aliases)))).toHaveProperty(
      'size',
      1,
    );
    expect(personBehind('olga', aliases)).toBe('olga');
  });

  it('are still one person when a later list forgets them, or makes two of one', () => {
    const aliases = aliasesOfAll({ ana: { aliases: ['al'] } }, { ana: { aliases: [] }, al: { aliases: ['al2'] } });
    expect(['ana', 'al', 'al2'].map((name) => personBehind(name, aliases))).toEqual(['ana', 'ana', 'ana']);
    expect(aliasesOfAll(undefined, undefined)).toEqual({});
  });

  it('end somewhere, in whatever circle the lists lead', () => {
    const aliases = aliasesOfAll({ ana: { aliases: ['al'] } }, { al: { aliases: ['ana'] } });
    expect(personBehind('al', aliases)).toBe(personBehind('ana', aliases));
  });
});
