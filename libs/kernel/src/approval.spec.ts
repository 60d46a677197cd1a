import fc from 'fast-check';
import type { Quorum, Word } from './approval';
import { countedFor, personBehind, wordOf } from './approval';

const managers: Quorum = { of: 'release-managers', count: 2 };
const owners: Quorum = { of: 'database-owners', count: 1 };
const yes = (person: string, ...groups: string[]): Word => ({ person, groups });
const person = (id: string) => ({ kind: 'person' as const, id });

describe('counting words', () => {
  it('counts each person of the group once', () => {
    const words = [yes('ana', 'release-managers'), yes('ana', 'release-managers'), yes('mei', 'release-managers')];
    expect(countedFor(managers, words, [])).toEqual(['ana', 'mei']);
  });

  it('counts one person once under whatever name', () => {
    const aliases = { 'ana-gh': 'ana', 'ana@acme.example': 'ana' };
    const names = ['ana', 'ana-gh', 'Ana@acme.example', ' ANA ', 'ａｎａ'];
    const words = names.map((name) => yes(name, 'release-managers'));
    expect(countedFor(managers, words, [], aliases)).toEqual(['ana']);
  });

  it('counts nobody of another group, and nobody who had a part in it under another name', () => {
    const words = [yes('ana', 'database-owners'), yes('mei', 'release-managers')];
    const involved = [{ person: 'mei@acme.example', as: 'author' }];
    expect(countedFor(managers, words, involved, { 'mei@acme.example': 'mei' })).toEqual([]);
  });

  it('counts by role, and only with a comment where one is required', () => {
    const byRole: Quorum = { role: 'release-manager', count: 1, comment: 'required' };
    const silent = { ...yes('ana'), role: 'release-manager' };
    expect(countedFor(byRole, [silent], [])).toEqual([]);
    expect(countedFor(byRole, [{ ...silent, comment: 'read it' }], [])).toEqual(['ana']);
    expect(countedFor({ count: 1 }, [silent], [])).toEqual([]);
  });

  it('counts one person in place of a group where the quorum may name one, and nowhere else', () => {
    const owner: Quorum = { of: 'Ana', count: 1, orPerson: true };
    const aliases = { 'ana-gh': 'ana' };
    expect(countedFor(owner, [yes('ana-gh'), yes('mei')], [], aliases)).toEqual(['ana']);
    expect(countedFor({ of: 'ana', count: 1 }, [yes('ana')], [])).toEqual([]);
    expect(countedFor(owner, [yes('ana')], [{ person: 'ana-gh', as: 'proposer' }], aliases)).toEqual([]);
  });

  it('never counts more than there are people, or anybody who is involved', () => {
    const names = fc.constantFrom('ana', 'Ana', 'ana-gh', 'mei', 'otto');
    const words = fc.array(fc.record({ person: names, groups: fc.subarray(['release-managers', 'others']) }));
    const involved = fc.array(fc.record({ person: names, as: fc.constant('author') }), { maxLength: 2 });
    fc.assert(
      fc.property(words, involved, (said, parts) => {
        const aliases = { 'ana-gh': 'ana' };
        const counted = countedFor(managers, said, parts, aliases);
        expect(new Set(counted).size).toBe(counted.length);
        for (const one of counted) {
          expect(parts.map((part) => personBehind(part.person, aliases))).not.toContain(one);
          expect(
            said.some((word) => personBehind(word.person, aliases) === one && word.groups.includes('release-managers')),
          ).toBe(true);
        }
      }),
    );
  });
});

describe('giving one’s word', () => {
  const vote = { quorums: [managers, owners], involved: [{ person: 'max', as: 'author' }] };

  it('is recorded with the groups that were asked', () => {
    expect(wordOf({ actor: person('ana'), groups: ['release-managers', 'web-team'] }, vote)).toEqual({
      person: 'ana',
      groups: ['release-managers'],
    });
  });

  it('is recorded under the person’s own name', () => {
    const word = wordOf(
      { actor: person('ana-gh'), groups: ['database-owners'] },
      { ...vote, aliases: { 'ana-gh': 'ana' } },
    );
    expect(word).toEqual({ person: 'ana', groups: ['database-owners'] });
  });

  it('is recorded for the quorum that names the person', () => {
    const quorums: Quorum[] = [owners, { of: 'ana', count: 1, orPerson: true }];
    expect(wordOf({ actor: person('ana'), groups: ['web-team'] }, { quorums, involved: [] })).toEqual({
      person: 'ana',
      groups: ['ana'],
    });
  });

  it.each([
    ['a service', { actor: { kind: 'service' as const, id: 'ci' }, groups: ['release-managers'] }, 'not-a-person'],
    ['who wrote it', { actor: person('max'), groups: ['release-managers'] }, 'duties-not-separate'],
    ['who wrote it, in other letters', { actor: person('MAX'), groups: ['release-managers'] }, 'duties-not-separate'],
    ['who is in none of the groups', { actor: person('zed'), groups: ['web-team'] }, 'not-in-group'],
  ])('is refused to %s', (_, voter, code) => {
    expect(wordOf(voter, vote)).toMatchObject({ code });
  });

  it('needs a comment only where every group that they speak for asks for one', () => {
    const quorums: Quorum[] = [{ ...managers, comment: 'required' }, owners];
    const ana = { actor: person('ana'), groups: ['release-managers'] };
    expect(wordOf(ana, { quorums, involved: [] })).toMatchObject({ code: 'comment-required', pointer: '/comment' });
    expect(wordOf({ ...ana, comment: 'read it' }, { quorums, involved: [] })).toMatchObject({ comment: 'read it' });
    expect(wordOf({ ...ana, groups: ['release-managers', 'database-owners'] }, { quorums, involved: [] })).toEqual({
      person: 'ana',
      groups: ['release-managers', 'database-owners'],
    });
  });

  it('is anybody’s where nobody in particular is asked, but not of those who had a part in it', () => {
    expect(wordOf({ actor: person('zed'), groups: [] }, { quorums: [], involved: [] })).toEqual({
      person: 'zed',
      groups: [],
    });
    expect(wordOf({ actor: person('max'), groups: [] }, { ...vote, quorums: [] })).toMatchObject({
      code: 'duties-not-separate',
    });
  });
});
