import { given } from '@ledgerline/testing';
import { IntentWithheld } from '../../events';
import { environment } from '../../evolve';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { declared } from '../../testing/histories';
import { WithholdIntent } from './command';
import { withholdIntent } from './decide';

const withheld = (authorization = 1) => IntentWithheld({ ...IntentWithheld.sample, authorization });
const withhold =
  (authorization = 1) =>
  (state: Environment) =>
    withholdIntent(new WithholdIntent(by('ana'), 'checkout', 'prod', 'p-1', authorization), state);

describe('withholding an intent', () => {
  it('says that an authorisation is not to be declared any more, once', () => {
    given(environment).when(withhold()).then(withheld());
    given(environment, withheld()).when(withhold()).thenNothing();
  });

  it('is about that authorisation and not about the promotion’s next one', () => {
    given(environment, withheld()).when(withhold(2)).then(withheld(2));
  });

  it('is too late when the promotion’s intent stands', () => {
    given(environment, declared())
      .when(withhold())
      .thenRefused('intent-declared', { environment: 'prod', promotionId: 'p-1' });
  });

  it('is not stopped by the intent of another promotion', () => {
    given(environment, declared(1, 'p-2')).when(withhold()).then(withheld());
  });
});
