import type { Difference } from './facts';
import { narrow } from './narrow';

const difference = (key: string, classification: Difference['classification'], kind = 'configuration'): Difference => ({
  kind,
  key,
  from: 1,
  to: 2,
  classification,
  reason: 'because',
});
const all = [
  difference('web.timeout_ms', 'release'),
  difference('artifacts.web', 'release', 'artifact'),
  difference('web.replicas', 'declared-variance'),
  difference('flag new-pricing', 'unexplained', 'flagd'),
];
const keys = (differences: readonly Difference[]) => differences.map(({ key }) => key);

describe('the differences that are looked for', () => {
  it('begin with what nobody has explained', () => {
    expect(keys(narrow(all, {}))).toEqual(['flag new-pricing', 'web.replicas', 'web.timeout_ms', 'artifacts.web']);
  });

  it('are those of a classification, of a kind, and with a text in their name', () => {
    expect(keys(narrow(all, { only: 'release' }))).toEqual(['web.timeout_ms', 'artifacts.web']);
    expect(keys(narrow(all, { kind: 'artifact' }))).toEqual(['artifacts.web']);
    expect(keys(narrow(all, { text: 'WEB', only: 'declared-variance' }))).toEqual(['web.replicas']);
    expect(narrow(all, { text: 'nowhere' })).toEqual([]);
  });
});
