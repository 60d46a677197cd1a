import { whatProcessDoes } from '@ledgerline/testing';
import { FindingCaptureProposed } from '../../events';
import { captureBinding } from './runner';
import { capture } from './process';

const proposed = FindingCaptureProposed(FindingCaptureProposed.sample);
const command = { command: 'propose-overlay', capture: FindingCaptureProposed.sample } as const;

describe('a capture', () => {
  it('becomes a proposal for the overlay', () => {
    expect(whatProcessDoes(capture, proposed)).toEqual([{ do: 'send', command }]);
  });

  it('is proposed in the name of who captures, under the id that was promised', () => {
    const cause = {
      commandId: 'c-9',
      actor: { kind: 'system', id: 'capture' },
      causationId: 'e',
      correlationId: 'r',
    } as const;
    expect(captureBinding.toCommand(command, cause)).toMatchObject({
      cause: { commandId: 'c-1', actor: { kind: 'person', id: 'olga' }, correlationId: 'r' },
      changes: { 'web.replicas': 4 },
      findingId: 'DR-7f3c9a1e',
    });
  });

  const ended = (because: string) => [
    { do: 'send', command: { command: 'end-capture', capture: FindingCaptureProposed.sample, because } },
  ];
  const about = { project: 'checkout', environment: 'prod', proposalId: 'o-1' };

  it('is over when the environment turns it down', () => {
    const refused = { type: 'refused', command, code: 'overlay-unchanged', facts: {} } as const;
    expect(whatProcessDoes(capture, proposed, refused)).toEqual(
      ended('the environment turned the proposal down: overlay-unchanged'),
    );
  });

  it('is over when its proposal is rejected, or another one comes first', () => {
    const rejected = { type: 'overlay.rejected', data: { ...about, reason: 'too many', rejecter: 'ana' } } as const;
    expect(whatProcessDoes(capture, proposed, rejected)).toEqual(ended('ana rejected it: too many'));
    const superseded = { type: 'overlay.superseded', data: { ...about, by: 'o-2' } } as const;
    expect(whatProcessDoes(capture, proposed, superseded)).toEqual(ended('o-2 came into force first'));
  });

  it('waits for the word on its own proposal, until there is one', () => {
    const approved = { type: 'overlay.approved', data: about } as const;
    const recordedAt = '2026-01-01T00:00:00.000Z';
    const waiting = capture.evolve(capture.initial, { ...proposed, recordedAt });
    expect(capture.follows(waiting)).toEqual(['proposal:checkout:prod:o-1']);
    expect(capture.correlate(approved)).toEqual({ following: ['proposal:checkout:prod:o-1'] });
    expect(capture.follows(capture.evolve(waiting, { ...approved, recordedAt }))).toEqual([]);
  });
});
