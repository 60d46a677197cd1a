import type { Decisions } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { SigningKey, StatementSigner } from '@ledgerline/platform/signing';
import type { ReleaseResolver } from '@ledgerline/release';
import { ReleaseCut } from '@ledgerline/release';
import { generateKeyPairSync } from 'node:crypto';
import { PromotionAuthorized } from '../../events';
import { noon } from '../../testing/samples';
import { AttestPromotion, AttestPromotionHandler } from './query';

const { project, ...authorization } = PromotionAuthorized.sample;
const authorized = {
  ...authorization,
  at: noon,
  state: 'prod-approved',
  evidenceIds: [],
  excepted: [],
  brokenGlass: undefined,
};
const { privateKey } = generateKeyPairSync('ed25519');
const key = SigningKey.read(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
if (typeof key === 'string') throw new Error(key);

function handlerFor(state: object, signer = new StatementSigner(key as SigningKey)) {
  const decisions = { load: () => Promise.resolve({ state }) } as unknown as Decisions;
  const release = { status: 'cut', ...ReleaseCut.sample, evidence: new Map() };
  const releases = { resolve: () => Promise.resolve(release) } as unknown as ReleaseResolver;
  return new AttestPromotionHandler(decisions, releases, signer);
}
const ask = new AttestPromotion('checkout', 'p-1');

describe('the attestation of a promotion', () => {
  it('is the same whenever it is asked for', async () => {
    const handler = handlerFor({ project, authorized });
    const first = await handler.execute(ask);
    expect(first).toMatchObject({
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ keyid: key.publicKey.fingerprint }],
    });
    expect(await handler.execute(ask)).toEqual(first);
  });

  it('is refused for a promotion that was not authorised, or is of another project', async () => {
    expect(await handlerFor({ project }).execute(ask)).toMatchObject({ code: 'promotion-not-authorized' });
    expect(await handlerFor({}).execute(ask)).toMatchObject({ code: 'no-such-promotion' });
    expect(await handlerFor({ project: 'another', authorized }).execute(ask)).toMatchObject({
      code: 'no-such-promotion',
    });
  });

  it('is refused where there is no key', async () => {
    const handler = handlerFor({ project, authorized }, new StatementSigner(undefined));
    expect(await handler.execute(ask)).toEqual(new Refusal('no-signing-key'));
  });
});
