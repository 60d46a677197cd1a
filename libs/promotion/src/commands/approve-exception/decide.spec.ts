import type { Actor, Aliases } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import {
  ExceptionApproved,
  ExceptionEnded,
  ExceptionExpired,
  ExceptionGranted,
  ExceptionRejected,
  ExceptionRequested,
} from '../../events';
import { exceptions, type Exceptions } from '../../exceptions';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { midnight } from '../../testing/samples';
import { ApproveException } from './command';
import { approveException } from './decide';

const { project, exceptionId, until } = ExceptionRequested.sample;
const requested = (more: Partial<ExceptionRequested['data']> = {}) =>
  ExceptionRequested({ ...ExceptionRequested.sample, ...more });
const approved = (more: Partial<ExceptionApproved['data']> = {}) =>
  ExceptionApproved({ ...ExceptionApproved.sample, ...more });
const granted = (more: Partial<ExceptionGranted['data']> = {}) =>
  ExceptionGranted({ ...ExceptionGranted.sample, ...more });
interface Told {
  readonly groups?: readonly string[];
  readonly role?: string;
  readonly comment?: string;
  readonly now?: string;
  readonly aliases?: Aliases;
}
const approve = (who: string | Actor = 'ana', told: Told = {}) => {
  const { groups = ['platform-leads'], role = 'operator', comment, now = midnight, aliases = {} } = told;
  const cause = causeOf(typeof who === 'string' ? aPerson(who) : who);
  const command = new ApproveException(cause, project, exceptionId, groups, role, comment);
  return (state: Exceptions) => approveException(command, now, aliases, state);
};

describe('approving an exception', () => {
  it('puts it in force with the last word that it needs, in one append', () => {
    given(exceptions, requested()).when(approve()).then(approved(), granted());
    const quorums = [{ of: 'platform-leads', count: 2 }];
    given(exceptions, requested({ quorums })).when(approve()).then(approved());
    given(exceptions, requested({ quorums }), approved())
      .when(approve('mei', { comment: 'looked at it' }))
      .then(approved({ person: 'mei', comment: 'looked at it' }), granted({ approvers: ['ana', 'mei'] }));
  });

  it('waits for every group that is asked', () => {
    const quorums = [
      { of: 'platform-leads', count: 1 },
      { role: 'auditor', count: 1 },
    ];
    given(exceptions, requested({ quorums })).when(approve()).then(approved());
    given(exceptions, requested({ quorums }), approved())
      .when(approve('kim', { groups: [], role: 'auditor' }))
      .then(approved({ person: 'kim', groups: [], role: 'auditor' }), granted({ approvers: ['ana', 'kim'] }));
  });

  it('is anybody’s where the project names nobody, but not the requester’s', () => {
    const open = requested({ quorums: [] });
    given(exceptions, open)
      .when(approve('zed', { groups: [] }))
      .then(approved({ person: 'zed', groups: [] }), granted({ approvers: ['zed'] }));
    given(exceptions, open)
      .when(approve('olga', { groups: [] }))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'requester', groups: '' });
  });

  it.each(['olga', 'OLGA', 'olga-gh'])('is refused to whoever asked for it, as %s', (name) => {
    given(exceptions, requested())
      .when(approve(name, { aliases: { 'olga-gh': 'olga' } }))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'requester', groups: 'platform-leads' });
  });

  it('is refused to whoever had a part in the release that it is for', () => {
    const involved = [{ person: 'max', as: 'author' }];
    given(exceptions, requested({ involved }))
      .when(approve('max'))
      .thenRefused('duties-not-separate', { person: 'max', as: 'author', groups: 'platform-leads' });
  });

  it('counts one person once, under whatever name', () => {
    const quorums = [{ of: 'platform-leads', count: 2 }];
    for (const again of ['ana', 'Ana', 'ana-gh']) {
      given(exceptions, requested({ quorums }), approved())
        .when(approve(again, { aliases: { 'ana-gh': 'ana' } }))
        .thenNothing();
    }
  });

  it('adds to what the same person said before, for another group or with a comment', () => {
    const quorums = [
      { of: 'platform-leads', count: 1 },
      { of: 'web-team', count: 1 },
    ];
    given(exceptions, requested({ quorums }), approved())
      .when(approve('ana', { groups: ['web-team'] }))
      .then(approved({ groups: ['platform-leads', 'web-team'] }), granted({ approvers: ['ana'] }));
    given(exceptions, requested({ quorums: [{ of: 'platform-leads', count: 1, comment: 'required' }] }), approved())
      .when(approve('ana', { comment: 'I looked at it' }))
      .then(approved({ comment: 'I looked at it' }), granted());
  });

  it('is refused to a service, and to whoever is in none of the groups', () => {
    given(exceptions, requested()).when(approve(aService)).thenRefused('not-a-person', { principal: 'ci' });
    given(exceptions, requested())
      .when(approve('zed', { groups: ['web-team'] }))
      .thenRefused('not-in-group', { person: 'zed', groups: 'platform-leads' });
  });

  it.each([
    ['granted', granted()],
    ['rejected', ExceptionRejected(ExceptionRejected.sample)],
  ])('is refused when it is %s already', (status, event) => {
    given(exceptions, requested(), event).when(approve('mei')).thenRefused('exception-closed', { exceptionId, status });
  });

  it.each([
    ['expired', ExceptionExpired(ExceptionExpired.sample)],
    ['ended', ExceptionEnded(ExceptionEnded.sample)],
  ])('does not bring back what has %s', (status, event) => {
    given(exceptions, requested(), approved(), granted(), event)
      .when(approve('mei'))
      .thenRefused('exception-closed', { exceptionId, status });
  });

  it('is refused when its end has come meanwhile', () => {
    given(exceptions, requested())
      .when(approve('ana', { now: until }))
      .thenRefused('exception-over-already', { until, now: until });
  });

  it('is refused for an exception that there is not', () => {
    given(exceptions).when(approve()).thenRefused('no-such-exception', { exceptionId, project });
  });
});
