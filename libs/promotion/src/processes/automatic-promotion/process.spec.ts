import { whatProcessDoes } from '@ledgerline/testing';
import { StandingStateReached } from '../../events';
import type { Pipeline } from '../../pipeline';
import { digest, pipeline } from '../../testing/samples';
import { automaticPromotionProcess } from './process';

const project = 'checkout';
const releaseId = digest('b');
const automatic = (...names: string[]): Pipeline => ({
  ...pipeline,
  environments: Object.fromEntries(
    Object.entries(pipeline.environments).map(([name, settings]) => [
      name,
      names.includes(name) ? { ...settings, promote: 'automatically' as const } : settings,
    ]),
  ),
});
const configured = (configuration: Pipeline) => ({
  type: 'project.configured' as const,
  data: { project, configuration },
});
const cut = { type: 'release.cut' as const, data: { project, releaseId, alias: 'v84' } };
const reached = (state: string) => StandingStateReached({ ...StandingStateReached.sample, state });
const converged = (environment: string) => ({
  type: 'environment.converged' as const,
  data: { project, environment, intentRevision: 1, releaseId },
});
const resumed = (environment: string) => ({ type: 'automation.resumed' as const, data: { project, environment } });
const requests = (environment: string, because: string) => [
  { do: 'send', command: { command: 'request-promotion', project, environment, releaseId, because } },
];
const ignores = (because: string) => [{ do: 'ignore', because }];

describe('promoting by itself', () => {
  it('happens where the project says so, when the release has what is admitted there', () => {
    const everywhere = configured(automatic('dev', 'stage', 'prod'));
    expect(whatProcessDoes(automaticPromotionProcess, everywhere, cut)).toEqual(requests('dev', 'it was cut'));
    expect(whatProcessDoes(automaticPromotionProcess, everywhere, reached('dev-approved'))).toEqual(
      requests('stage', 'it is dev-approved'),
    );
    expect(whatProcessDoes(automaticPromotionProcess, everywhere, reached('stage-approved'))).toEqual(
      requests('prod', 'it is stage-approved'),
    );
  });

  it('waits for convergence where nothing is established upstream', () => {
    const { 'stage-approved': _stage, ...states } = pipeline.states;
    const silent = configured({ ...automatic('prod'), states });
    expect(whatProcessDoes(automaticPromotionProcess, silent, converged('stage'))).toEqual(
      requests('prod', 'it converged in stage'),
    );
    expect(whatProcessDoes(automaticPromotionProcess, silent, converged('dev'))).toEqual(
      ignores('nothing is promoted by itself for that'),
    );
  });

  it('happens nowhere else', () => {
    expect(whatProcessDoes(automaticPromotionProcess, configured(pipeline), cut)).toEqual(
      ignores('nothing is promoted by itself for that'),
    );
    expect(whatProcessDoes(automaticPromotionProcess, configured(automatic('dev')), configured(pipeline), cut)).toEqual(
      ignores('nothing is promoted by itself for that'),
    );
  });

  it('goes on with what became ready last when somebody resumes it', () => {
    const everywhere = configured(automatic('stage'));
    expect(whatProcessDoes(automaticPromotionProcess, everywhere, reached('dev-approved'), resumed('stage'))).toEqual(
      requests('stage', 'it is ready, and promotion was resumed'),
    );
    expect(whatProcessDoes(automaticPromotionProcess, everywhere, resumed('stage'))).toEqual(
      ignores('nothing is ready there'),
    );
  });

  it('takes no for an answer', () => {
    const refused = {
      type: 'refused' as const,
      command: { command: 'request-promotion' as const, project, environment: 'stage', releaseId, because: 'so' },
      code: 'automation-paused',
      facts: {},
    };
    expect(whatProcessDoes(automaticPromotionProcess, configured(automatic('stage')), refused)).toEqual(
      ignores('it was not let in: automation-paused'),
    );
  });
});
