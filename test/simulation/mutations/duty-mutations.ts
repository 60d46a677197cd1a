import { DeclareIntent, WithholdIntent } from '@ledgerline/environment';
import { ApprovePlan } from '../../../libs/promotion/src/commands/approve-plan/command';
import { DeclarePlanned } from '../../../libs/promotion/src/commands/declare-planned/command';
import type { PromotionStreamEvent } from '../../../libs/promotion/src/events';
import { promotion } from '../../../libs/promotion/src/evolve';
import { exceptions, type Exceptions } from '../../../libs/promotion/src/exceptions';
import { freezes, type Freezes } from '../../../libs/promotion/src/freezes';
import { rejections, type Rejections } from '../../../libs/promotion/src/rejections';
import type { Promotion } from '../../../libs/promotion/src/state';
import type { Commands } from '../core/container';
import type { Mutation } from '../core/mutation';
import { folded, instead, retouched, withCause } from './altering';

const LATER = '2030-01-01T00:00:00.000Z';
type Planned = Extract<Promotion, { readonly planHash: string }>;

/** Promotions with a plan that knows less than it should. */
function planned(retouch: (state: Planned) => Planned): Mutation {
  return retouched<Promotion>(promotion, (state) => ('planHash' in state ? retouch(state) : state));
}

/** People may approve though they had this part in it. */
function approvedBy(part: string): Mutation {
  return planned((state) => ({ ...state, involved: state.involved.filter(({ as }) => as !== part) }));
}

/** What was authorised is sent to its environment without a last look. */
function unlooked(bus: Commands): Commands {
  return {
    execute: (command) => {
      if (!(command instanceof DeclarePlanned)) return bus.execute(command);
      const { cause, promotionId, intent, authorization, rollback } = command;
      const { project, environment, planHash, releaseId, baseline, proposedIntent } = intent;
      return bus.execute(
        new DeclareIntent(
          ...([cause, project, environment, promotionId, planHash, releaseId, baseline, proposedIntent] as const),
          ...([authorization, rollback] as const),
        ),
      );
    },
  };
}

/** Nobody is told that a word is being taken back. */
function unfenced(bus: Commands): Commands {
  const withheld = { revision: 0n, position: 0n, changed: true };
  return {
    execute: (command) => (command instanceof WithholdIntent ? Promise.resolve(withheld) : bus.execute(command)),
  };
}

/** Faults in who may decide, and in what they decide. */
export const dutyMutations: Readonly<Record<string, Mutation>> = {
  'whoever wrote it approves it': approvedBy('author'),
  'whoever built it approves it': approvedBy('builder'),
  'whoever cut it approves it': approvedBy('releaser'),
  'whoever requested it approves it': approvedBy('requester'),
  'whoever proposed its overlay approves it': approvedBy('overlay-proposer'),
  'another name is another person': planned((state) => ({ ...state, people: {} })),
  'everybody is in the group': instead(ApprovePlan, (command, bus) =>
    bus.execute(Object.assign(withCause(command, command.cause), { groups: ['release-managers'] })),
  ),
  'a word counts without a comment': planned((state) => ({
    ...state,
    quorums: state.quorums.map(({ comment: _comment, ...quorum }) => quorum),
  })),
  'a word that was taken back still counts': folded<Promotion, PromotionStreamEvent>(promotion, (state, event) => {
    const next = promotion.evolve(state, event);
    const isTakenBack = event.type === 'promotion.approval-revoked' && next.status === 'gated';
    return isTakenBack && 'approvals' in state ? { ...next, approvals: state.approvals } : next;
  }),
  'one person breaks the glass': planned((state) =>
    state.glass?.status === 'asked' ? { ...state, glass: { ...state.glass, people: ['nobody'] } } : state,
  ),
  'glass that was broken stays broken': planned((state) =>
    state.glass === undefined ? state : { ...state, glass: { ...state.glass, until: LATER } },
  ),
  'glass that was broken is broken for every plan': planned((state) =>
    state.glass === undefined ? state : { ...state, glass: { ...state.glass, planHash: state.planHash } },
  ),
  'whoever wants an exception agrees to it': retouched<Exceptions>(exceptions, (known) =>
    mapped(known, (exception) => ({ ...exception, involved: [] })),
  ),
  'an exception waives past its end': retouched<Exceptions>(exceptions, (known) =>
    mapped(known, (exception) =>
      exception.status === 'granted' || exception.status === 'expired'
        ? { ...exception, status: 'granted', until: LATER }
        : exception,
    ),
  ),
  'a freeze keeps nothing out': retouched<Freezes>(freezes, () => new Map()),
  'a rejected release goes on': retouched<Rejections>(rejections, () => new Map()),
  'nobody looks again before an intent is declared': { bus: unlooked },
  'what was authorised is declared though a word was taken back': { bus: (bus) => unfenced(unlooked(bus)) },
};

function mapped<Key, Value>(map: ReadonlyMap<Key, Value>, make: (value: Value) => Value): ReadonlyMap<Key, Value> {
  return new Map([...map].map(([key, value]) => [key, make(value)]));
}
