import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { PolicyQuorum, type PolicyGate } from './policy-gate';

/** Whose word a plan asks for, and how many times. */
export const AskedQuorum = Type.Object({
  ...PolicyQuorum,
  /** Only while the gate of this name does not hold by itself. */
  unless: Type.Optional(Type.String()),
});
export type AskedQuorum = Static<typeof AskedQuorum>;

/** Whose word the gate asks for, if it asks for any. */
export function quorumsOf(gate: PolicyGate): readonly AskedQuorum[] {
  switch (gate.kind) {
    case 'approvals': {
      const { gate: _gate, kind: _kind, mode: _mode, ...quorum } = gate;
      return [quorum];
    }
    case 'expression':
      return gate.otherwise === undefined ? [] : [{ ...gate.otherwise, unless: gate.gate }];
    default:
      return [];
  }
}
