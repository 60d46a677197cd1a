import { digestOf, refuse } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ApiKeyIssued, ApiKeyRevoked, ApiKeyRotated } from '../../events';
import { apiKey } from '../../evolve';
import type { ApiKey } from '../../state';
import { rotateApiKey } from './decide';

const now = '2026-11-12T09:00:00.000Z';
const first = digestOf('first');
const second = digestOf('second');
const third = digestOf('third');
const issued = ApiKeyIssued({ ...ApiKeyIssued.sample, secretDigest: first });
const expiring = ApiKeyIssued({ ...issued.data, expiresAt: '2026-11-12T09:00:00.000Z' });
const revoked = ApiKeyRevoked({ keyId: 'k1', project: 'checkout', reason: 'lost' });
const rotated = (secretDigest: string, formerUntil = now) =>
  ApiKeyRotated({ keyId: 'k1', project: 'checkout', secretDigest, formerUntil, reason: 'yearly' });
const rotate =
  (overlapHours = 0, project = 'checkout', secretDigest = second) =>
  (key: ApiKey) =>
    rotateApiKey({ project, keyId: 'k1', secretDigest, terms: { overlapHours, reason: 'yearly', now } }, key);

describe('rotating an API key', () => {
  it('ends the former secret at once', () => {
    given(apiKey, issued).when(rotate()).then(rotated(second));
  });

  it('lets the former secret open for the hours that were asked for', () => {
    given(apiKey, issued).when(rotate(24)).then(rotated(second, '2026-11-13T09:00:00.000Z'));
  });

  it('lets it open for a week at the most', () => {
    given(apiKey, issued).when(rotate(168)).then(rotated(second, '2026-11-19T09:00:00.000Z'));
    expect(rotate(169)(apiKey.evolve(apiKey.initial, issued))).toEqual(
      refuse('overlap-too-long', { hours: 169, most: 168 }, '/overlapHours'),
    );
  });

  it('leaves a key with two secrets at the most, and everything else as it was granted', () => {
    const twice = [issued, rotated(second, '2026-11-19T09:00:00.000Z'), rotated(third, '2026-11-13T09:00:00.000Z')];
    expect(twice.reduce((state, event) => apiKey.evolve(state, event), apiKey.initial)).toEqual({
      status: 'active',
      issued: { ...issued.data, secretDigest: third },
      former: { secretDigest: second, until: '2026-11-13T09:00:00.000Z' },
    });
  });

  it('knows no key of another project, revoked or not', () => {
    given(apiKey, issued).when(rotate(0, 'billing')).thenRefused('no-such-api-key', { keyId: 'k1' });
    given(apiKey, issued, revoked).when(rotate(0, 'billing')).thenRefused('no-such-api-key', { keyId: 'k1' });
    given(apiKey).when(rotate()).thenRefused('no-such-api-key', { keyId: 'k1' });
  });

  it('gives no secret to a key that opens nothing any more', () => {
    given(apiKey, issued, revoked).when(rotate()).thenRefused('api-key-revoked', { keyId: 'k1' });
    given(apiKey, expiring).when(rotate()).thenRefused('api-key-expired', { keyId: 'k1', expiresAt: now });
  });
});
