import { given } from '@ledgerline/testing';
import { AutomationPaused, AutomationResumed } from '../../events';
import { environment } from '../../evolve';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { PauseAutomation } from './command';
import { pauseAutomation } from './decide';

const where = { project: 'checkout', environment: 'prod' };
const paused = AutomationPaused({ ...where, reason: 'holidays', person: 'ana' });
const pause =
  (cause = by('ana')) =>
  (state: Environment) =>
    pauseAutomation(new PauseAutomation(cause, where.project, where.environment, 'holidays'), state);

describe('pausing automatic promotion', () => {
  it('says who wants it to wait, and why', () => {
    given(environment).when(pause()).then(paused);
    given(environment, paused, AutomationResumed(AutomationResumed.sample)).when(pause()).then(paused);
  });

  it('changes nothing while it is paused, whoever or whatever did', () => {
    given(environment, paused).when(pause()).thenNothing();
    given(environment, AutomationPaused(AutomationPaused.sample)).when(pause()).thenNothing();
  });

  it('is refused to a service', () => {
    given(environment)
      .when(pause(by('ci', 'service')))
      .thenRefused('not-a-person', { principal: 'ci' });
  });
});
