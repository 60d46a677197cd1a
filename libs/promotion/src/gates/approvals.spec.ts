import type { PolicyGate } from '../policy-gate';
import { judge } from '../testing/judge';

const gate = { gate: 'approvals:rm', kind: 'approvals', of: 'release-managers', count: 2 } as const;
const byRole: PolicyGate = { gate: 'approvals:role:operator', kind: 'approvals', role: 'operator', count: 1 };
const yes = (person: string, more: { groups?: string[]; role?: string; comment?: string } = {}) => ({
  ...{ person, groups: ['release-managers'], ...more },
});

describe('approvals', () => {
  it('count one person once under several names', () => {
    const aliases = { 'ana-gh': 'ana', 'ana@acme.example': 'ana' };
    const words = [yes('ana'), yes('ana-gh'), yes('Ana@acme.example')];
    expect(judge(gate, { approvals: words }, aliases)).toMatchObject({
      holds: false,
      because: 'approvals 1 of 2: needs one more of release-managers',
      lacks: { of: 'release-managers', count: 1 },
    });
    expect(judge(gate, { approvals: [...words, yes('mei')] }, aliases)?.holds).toBe(true);
  });

  it('do not count who had a part in it under another name, and say it of the person', () => {
    const involved = [
      { person: 'max@acme.example', as: 'author' },
      { person: 'MAX', as: 'builder' },
    ];
    expect(judge(gate, { approvals: [yes('max'), yes('ana')], involved }, { 'max@acme.example': 'max' })).toMatchObject(
      {
        holds: false,
        because: 'approvals 1 of 2: needs one more of release-managers (max wrote it and is its builder, so cannot)',
      },
    );
  });

  it('by role count whoever spoke with it', () => {
    expect(judge(byRole, { approvals: [yes('ana', { role: 'operator' })] })?.holds).toBe(true);
    expect(judge(byRole, { approvals: [yes('ana', { role: 'developer' }), yes('mei')] })).toEqual({
      ...{ gate: 'approvals:role:operator', holds: false },
      because: 'approvals 0 of 1: needs one of role operator',
      unblockedBy: ['role operator'],
      lacks: { role: 'operator', count: 1 },
    });
  });

  it('that need a comment do not count silence', () => {
    const commented: PolicyGate = { ...gate, comment: 'required' };
    expect(judge(commented, { approvals: [yes('ana'), yes('mei', { comment: 'read it' })] })).toMatchObject({
      holds: false,
      because: 'approvals 1 of 2: needs one more of release-managers, with a comment',
    });
    expect(
      judge(commented, { approvals: [yes('ana', { comment: 'fine' }), yes('mei', { comment: 'read it' })] })?.holds,
    ).toBe(true);
  });
});
