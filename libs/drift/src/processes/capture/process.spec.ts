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

  it('says why when the environment turns it down', () => {
    const refused = { type: 'refused', command, code: 'overlay-unchanged', facts: {} } as const;
    expect(whatProcessDoes(capture, proposed, refused)).toEqual([
      { do: 'ignore', because: 'the environment turned the proposal down: overlay-unchanged' },
    ]);
  });
});
