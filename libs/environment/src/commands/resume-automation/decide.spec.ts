import { given } from '@ledgerline/testing';
import { AutomationPaused, AutomationResumed } from '../../events';
import { environment } from '../../evolve';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { ResumeAutomation } from './command';
import { resumeAutomation } from './decide';

const { project, environment: name, reason } = AutomationResumed.sample;
const paused = AutomationPaused(AutomationPaused.sample);
const resumed = AutomationResumed(AutomationResumed.sample);
const resume =
  (cause = by('ana')) =>
  (state: Environment) =>
    resumeAutomation(new ResumeAutomation(cause, project, name, reason), state);

describe('resuming automatic promotion', () => {
  it('says who lets it go on and why, whether a person or a rollback had paused it', () => {
    given(environment, paused).when(resume()).then(resumed);
    given(environment, AutomationPaused({ project, environment: name, reason: 'holidays', person: 'mei' }))
      .when(resume())
      .then(resumed);
  });

  it('changes nothing where it goes on', () => {
    given(environment).when(resume()).thenNothing();
    given(environment, paused, resumed).when(resume()).thenNothing();
  });

  it('is refused to a service', () => {
    given(environment, paused)
      .when(resume(by('ci', 'service')))
      .thenRefused('not-a-person', { principal: 'ci' });
  });
});
