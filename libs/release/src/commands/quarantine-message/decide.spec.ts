import { given } from '@ledgerline/testing';
import { MessageQuarantined } from '../../events';
import { setAside } from '../../evolve';
import { mayBeKept, quarantine } from './decide';

const { payloadKept, ...message } = MessageQuarantined.sample;

describe('setting a message aside', () => {
  it('happens once', () => {
    const event = MessageQuarantined(MessageQuarantined.sample);
    given(setAside)
      .when((state) => quarantine(message, payloadKept, state))
      .then(event);
    given(setAside, event)
      .when((state) => quarantine(message, payloadKept, state))
      .thenNothing();
  });

  it.each([
    ['', false],
    ['{"id":"e-1"}', true],
    ['x'.repeat(64 * 1024 + 1), false],
    ['{"Password": "x"}', false],
    ['{"github_token":"x"}', false],
    ['{"note":"AKIAIOSFODNN7EXAMPLE"}', false],
    [`{"note":"ghp_${'a'.repeat(36)}"}`, false],
    ['-----BEGIN RSA PRIVATE KEY-----', false],
    ['{"note":"the token ring network"}', true],
  ])('keeps of payloads only what is small and has no secret: %.40s', (payload, kept) => {
    expect(mayBeKept(Buffer.from(payload))).toBe(kept);
  });
});
