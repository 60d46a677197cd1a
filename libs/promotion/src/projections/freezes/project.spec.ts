import { rowsAfter } from '@ledgerline/testing';
import { FreezeDeclared, FreezeLifted } from '../../events';
import { freezeList } from './project';

const { person, ...freeze } = FreezeDeclared.sample;
const declared = FreezeDeclared(FreezeDeclared.sample);
const lifted = FreezeLifted(FreezeLifted.sample);

describe('the list of freezes', () => {
  it('shows what is shut from when until when, by whom and why', () => {
    expect(rowsAfter(freezeList, declared)).toEqual([
      { ...freeze, declaredBy: person, declaredAt: '2026-01-01T00:00:00.000Z', lifted: null, position: '0' },
    ]);
  });

  it('shows who lifted it', () => {
    expect(rowsAfter(freezeList, declared, lifted)).toMatchObject([
      { lifted: { at: '2026-01-01T00:01:00.000Z', person: lifted.data.person, reason: lifted.data.reason } },
    ]);
  });

  it('tells the projects apart, and takes no notice of what was never declared', () => {
    const others = FreezeDeclared({ ...declared.data, project: 'billing' });
    expect(rowsAfter(freezeList, declared, others, lifted)).toMatchObject([
      { project: 'checkout', lifted: {} },
      { project: 'billing', lifted: null },
    ]);
    expect(rowsAfter(freezeList, lifted)).toEqual([]);
  });
});
