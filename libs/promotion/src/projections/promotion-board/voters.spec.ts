import { votersFor } from './voters';

const gate = (name: string, lacks?: { of?: string; role?: string; count: number }) => ({
  ...{ gate: name, holds: false, because: '', unblockedBy: [] },
  ...(lacks !== undefined && { lacks }),
});
const holders = [
  { person: 'ana', groups: ['release-managers'], role: 'release-manager' },
  { person: 'ana-gh', groups: ['release-managers'], role: 'developer' },
  { person: 'mei', groups: ['release-managers', 'dbas'], role: 'release-manager' },
  { person: 'olga', groups: ['release-managers'], role: 'developer' },
  { person: 'otto', groups: ['dbas'], role: 'operator' },
];
const about = {
  involved: [{ person: 'olga', as: 'requester' }],
  approvals: [{ person: 'mei', groups: ['release-managers'], at: '2026-01-01T00:00:00.000Z' }],
  people: { 'ana-gh': 'ana' },
};

describe('who can open a gate with their word', () => {
  it('is told by name, once for each person, with why somebody cannot', () => {
    expect(votersFor({ ...about, gates: [gate('a', { of: 'release-managers', count: 1 })] }, holders)).toEqual({
      a: [
        { person: 'ana', can: true },
        { person: 'mei', can: false, because: 'has approved it' },
        { person: 'olga', can: false, because: 'is its requester' },
      ],
    });
  });

  it('is told for a role, and for no gate that lacks no word', () => {
    const gates = [gate('role', { role: 'operator', count: 1 }), gate('soak')];
    expect(votersFor({ ...about, gates }, holders)).toEqual({ role: [{ person: 'otto', can: true }] });
  });
});
