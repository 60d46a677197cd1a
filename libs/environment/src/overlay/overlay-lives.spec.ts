import fc from 'fast-check';
import { Refusal } from '@ledgerline/kernel';
import { ApproveOverlay } from '../commands/approve-overlay/command';
import { approveOverlay } from '../commands/approve-overlay/decide';
import { ProposeOverlay } from '../commands/propose-overlay/command';
import { proposeOverlay } from '../commands/propose-overlay/decide';
import { WithdrawReview } from '../commands/withdraw-review/command';
import { withdrawReview } from '../commands/withdraw-review/decide';
import type { EnvironmentStreamEvent } from '../events';
import { environment } from '../evolve';
import { nothingKnown } from '../intent/variance-facts';
import type { Environment } from '../state';
import { by } from '../testing/causes';
import { declared } from '../testing/histories';
import { sampleConfiguration, sampleRelease } from '../testing/samples';
import type { OverlayFacts } from './overlay-facts';
import { overlapping } from './overlapping';
import { proposalIdOf } from './propose-changes';

const facts: OverlayFacts = { configuration: sampleConfiguration, release: sampleRelease, variance: nothingKnown };
const owners: Readonly<Record<string, string>> = { ana: 'web-team', mei: 'orders-team', pia: 'pricing' };
const start = environment.evolve(environment.initial, declared());
const idOf = (commandId: string) => proposalIdOf({ cause: by('olga', 'person', commandId) });

type Decided = readonly EnvironmentStreamEvent[] | Refusal;
const after = (state: Environment, decided: Decided): Environment =>
  decided instanceof Refusal ? state : decided.reduce(environment.evolve, state);
const propose = (state: Environment, id: string, changes: Record<string, unknown>) => {
  const command = new ProposeOverlay(by('olga', 'person', id), 'checkout', 'prod', changes, 'load differs');
  return after(state, proposeOverlay(command, state, facts));
};
const approve = (state: Environment, id: string, who: string) => {
  const command = new ApproveOverlay(by(who), 'checkout', 'prod', idOf(id), [owners[who] ?? 'nobody']);
  return approveOverlay(command, state, facts);
};
const withdraw = (state: Environment, id: string, who: string) =>
  withdrawReview(new WithdrawReview(by(who), 'checkout', 'prod', idOf(id), 'no'), state, sampleConfiguration);
const approvedByAll = (state: Environment, id: string) =>
  Object.keys(owners).reduce((reached, who) => after(reached, approve(reached, id, who)), state);
const statusOf = ({ proposals }: Environment, id: string) => proposals.get(idOf(id))?.status;
const comesTo = ({ overlay, intent, proposers }: Environment) => {
  const { overlayVersion, ...document } = intent?.document ?? {};
  return { version: overlay.version, values: overlay.values, overlayVersion, document, proposers };
};

const values: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    'web.replicas': fc.integer({ min: 1, max: 40 }),
    'web.endpoints.psp': fc.constantFrom('https://a.example', 'https://b.example'),
    'web.endpoints.tax': fc.constantFrom('https://c.example', 'https://d.example'),
    'databases.orders.settings.work_mem': fc.constantFrom('8MB', '16MB'),
    'flags.new-pricing.targeting': fc.constantFrom({ if: [] }, { if: [true] }),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const changes = values.filter((wanted) => Object.keys(wanted).length > 0);

describe('two proposals', () => {
  const opened = (one: Record<string, unknown>, other: Record<string, unknown>) =>
    propose(propose(start, 'one', one), 'other', other);

  it('commute where they change different keys, and where they do not the first supersedes the second', () => {
    fc.assert(
      fc.property(changes, changes, (one, other) => {
        const both = opened(one, other);
        const [forth, back] = [
          approvedByAll(approvedByAll(both, 'one'), 'other'),
          approvedByAll(approvedByAll(both, 'other'), 'one'),
        ];
        if (overlapping(Object.keys(one), Object.keys(other))) {
          expect([statusOf(forth, 'one'), statusOf(forth, 'other')]).toEqual(['approved', 'superseded']);
          expect([statusOf(back, 'one'), statusOf(back, 'other')]).toEqual(['superseded', 'approved']);
          expect([forth.overlay.values, back.overlay.values]).toEqual([one, other]);
        } else {
          expect([statusOf(forth, 'one'), statusOf(forth, 'other')]).toEqual(['approved', 'approved']);
          expect(comesTo(back)).toEqual(comesTo(forth));
          expect(forth.overlay.values).toEqual({ ...one, ...other });
        }
      }),
    );
  });
});

describe('a review that was taken back', () => {
  const who = fc.constantFrom(...Object.keys(owners));
  const step = fc.record({ what: fc.constantFrom('approve' as const, 'approve' as const, 'withdraw' as const), who });

  it('never counts: what is in force has a word of every owner that was not taken back', () => {
    fc.assert(
      fc.property(changes, fc.array(step, { maxLength: 12 }), (wanted, steps) => {
        const asked = Object.keys(wanted).map((key) =>
          key.startsWith('flags') ? 'pia' : key.startsWith('databases') ? 'mei' : 'ana',
        );
        let state = propose(start, 'one', wanted);
        const standing = new Set<string>();
        for (const { what, who: person } of steps) {
          if (statusOf(state, 'one') !== 'open') break;
          const decided = what === 'approve' ? approve(state, 'one', person) : withdraw(state, 'one', person);
          if (!(decided instanceof Refusal)) {
            if (what === 'approve') standing.add(person);
            else standing.delete(person);
          }
          state = after(state, decided);
          const isComplete = asked.every((owner) => standing.has(owner));
          expect(statusOf(state, 'one')).toBe(isComplete ? 'approved' : 'open');
        }
      }),
      { numRuns: 300 },
    );
  });
});
