import { given } from '@ledgerline/testing';
import {
  FindingCaptureEnded,
  FindingCaptureProposed,
  FindingClosed,
  FindingOpened,
  FindingRevertRequested,
} from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { EndCapture } from './command';
import { endCapture } from './decide';

const cause = {
  commandId: 'c',
  actor: { kind: 'system', id: 'capture' },
  causationId: 'e',
  correlationId: 'r',
} as const;
const opened = FindingOpened(FindingOpened.sample);
const proposed = FindingCaptureProposed(FindingCaptureProposed.sample);
const ended = FindingCaptureEnded(FindingCaptureEnded.sample);
const { because } = FindingCaptureEnded.sample;
const end = (state: Drift) =>
  endCapture(new EndCapture(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'o-1', because), state);

describe('the end of a capture', () => {
  it('leaves the finding as open as it was', () => {
    given(drift, opened, proposed).when(end).then(ended);
    const state = [opened, proposed, ended].reduce<Drift>(drift.evolve, drift.initial);
    expect(state.findings.get('DR-7f3c9a1e')).toMatchObject({ status: 'open' });
  });

  it('is of no consequence when something else was decided meanwhile', () => {
    given(drift, opened, proposed, ended).when(end).thenNothing();
    given(drift, opened, proposed, FindingRevertRequested(FindingRevertRequested.sample)).when(end).thenNothing();
    given(drift, opened, proposed, FindingClosed(FindingClosed.sample)).when(end).thenNothing();
    const other = FindingCaptureProposed({ ...FindingCaptureProposed.sample, proposalId: 'o-2' });
    given(drift, opened, proposed, other).when(end).thenNothing();
  });
});
