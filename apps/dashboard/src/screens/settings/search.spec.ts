import { settingsSearchIn } from './search';

describe('what the settings keep in their address', () => {
  it('is the tab, what is chosen there, and what it is narrowed to', () => {
    const search = { tab: 'calendar', chosen: 'EX-31', environment: 'prod-eu', from: '2026-11-16', zoom: 'quarter' };
    expect(settingsSearchIn(search)).toEqual(search);
    expect(settingsSearchIn({ all: 'true' })).toEqual({ all: true });
  });

  it('takes numbers for the text that they were', () => {
    expect(settingsSearchIn({ chosen: 42 })).toEqual({ chosen: '42' });
  });

  it('leaves out what cannot be meant', () => {
    const search = { tab: 'secrets', chosen: ['x'], from: '2026-13-01', zoom: 'year', all: 1, environment: '' };
    expect(settingsSearchIn(search)).toEqual({});
    expect(settingsSearchIn({ environment: 'x'.repeat(100) }).environment).toHaveLength(63);
  });
});
