import { keyState } from './key-state';

const now = Date.parse('2026-11-12T09:00:00Z');
const by = { kind: 'person', id: 'olga' };
const rotated = (formerUntil: string) => ({ at: '2026-11-11T09:00:00Z', by, reason: 'yearly', formerUntil });

describe('the state of a key', () => {
  it('is open until it is revoked or expires', () => {
    expect(keyState({}, now)).toEqual({ state: 'good', word: 'open', isOpen: true });
    expect(keyState({ expiresAt: '2026-11-12T09:00:01Z' }, now).word).toBe('open');
    expect(keyState({ expiresAt: '2026-11-12T09:00:00Z' }, now)).toMatchObject({ word: 'expired', isOpen: false });
    const revoked = { at: '2026-11-11T09:00:00Z', by, reason: 'lost' };
    expect(keyState({ revoked, rotated: rotated('2027-01-01T00:00:00Z') }, now)).toMatchObject({
      ...{ word: 'revoked', isOpen: false },
    });
  });

  it('has two secrets while the former one opens, too', () => {
    expect(keyState({ rotated: rotated('2026-11-12T09:00:01Z') }, now)).toMatchObject({
      word: 'two secrets',
      isOpen: true,
    });
    expect(keyState({ rotated: rotated('2026-11-12T09:00:00Z') }, now).word).toBe('open');
  });
});
