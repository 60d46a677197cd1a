import { ledgerDefinitions } from '../../ledger-definitions';
import { kindNames, kindOf, typesOf } from './kinds';

describe('the kinds of a timeline', () => {
  it('are of types that the ledger knows, each of one kind', () => {
    const types = typesOf(kindNames);
    const known = new Set(ledgerDefinitions.map(({ type }) => type));
    expect(types.filter((type) => !known.has(type))).toEqual([]);
    expect(new Set(types).size).toBe(types.length);
  });

  it('are told by the type of an event', () => {
    expect(['finding.accepted', 'finding.opened', 'blob.stored'].map(kindOf)).toEqual([
      'exception',
      'drift',
      undefined,
    ]);
  });
});
