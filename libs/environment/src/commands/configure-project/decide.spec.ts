import { contentDigest, Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import type { Consequences } from '../../configuration/consequences';
import { noConsequences } from '../../configuration/consequences';
import type { FallOut } from '../../configuration-change';
import { ProjectChangeProposed, ProjectConfigured } from '../../events';
import { project } from '../../evolve';
import type { ProjectConfiguration } from '../../project-configuration';
import type { Project } from '../../state';
import { by } from '../../testing/causes';
import { changeProposed, configured, governedConfiguration, tighterConfiguration } from '../../testing/policies';
import { sampleConfiguration } from '../../testing/samples';
import type { ConfigurationTerms } from './command';
import { ConfigureProject } from './command';
import { changeIdOf, configureProject } from './decide';

interface Circumstances {
  readonly who?: string;
  readonly commandId?: string;
  readonly terms?: ConfigurationTerms;
  readonly found?: Partial<Consequences>;
}

const configure = (configuration: ProjectConfiguration, how: Circumstances = {}) => {
  const { who = 'olga', commandId = 'c-1', terms = {}, found = {} } = how;
  const command = new ConfigureProject(by(who, 'person', commandId), 'checkout', configuration, undefined, terms);
  return (state: Project) => {
    const baseVersion = state.status === 'configured' ? state.version : 0;
    const consequences = { ...noConsequences, baseVersion, ...found };
    return configureProject(command, state, { configuration, consequences });
  };
};
const datasets = { 'orders-sample': { kind: 'anonymised-snapshot' } };
const ungoverned = { ...sampleConfiguration, datasets };
const fallen: FallOut = {
  environment: 'prod',
  key: 'web.replicas',
  value: 12,
  because: 'the value must be <= 10',
  owner: 'web-team',
};
const reason = 'nobody needs more';
const asks = { of: 'platform-leads', count: 2 };

describe('configuring a project', () => {
  it('is in force at once the first time, whatever it says of who has to be asked', () => {
    given(project).when(configure(governedConfiguration)).then(configured());
  });

  it('changes nothing when the same content comes again', () => {
    given(project, configured())
      .when(configure(structuredClone(governedConfiguration)))
      .thenNothing();
  });

  it('counts the versions', () => {
    given(project, configured(sampleConfiguration)).when(configure(ungoverned)).then(configured(ungoverned, 2));
  });

  it('goes back to an earlier content as to a new one', () => {
    given(project, configured(sampleConfiguration), configured(ungoverned, 2))
      .when(configure(sampleConfiguration))
      .then(configured(sampleConfiguration, 3));
  });

  it('refuses what was held against another version than the one in force', () => {
    given(project, configured(sampleConfiguration), configured(ungoverned, 2))
      .when(configure(sampleConfiguration, { found: { baseVersion: 1 } }))
      .thenRefused('configuration-moved', { base: 1, current: 2 });
  });

  describe('where nobody has to be asked', () => {
    it('introduces who has to be asked from then on', () => {
      given(project, configured(sampleConfiguration))
        .when(configure(governedConfiguration))
        .then(configured(governedConfiguration, 2));
    });

    it('refuses to let values of environments fall out unsaid', () => {
      const outcome = configure(
        { ...sampleConfiguration, variance: tighterConfiguration.variance },
        { found: { fallsOut: [fallen] } },
      )([configured(sampleConfiguration)].reduce(project.evolve, project.initial));
      const list = 'web.replicas = 12 of prod: the value must be <= 10 (web-team)';
      expect(outcome).toEqual(
        new Refusal('overlays-fall-out', { count: 1, list }, '/configuration/variance/web.replicas'),
      );
    });

    it('lets them fall out when that is accepted, and records which', () => {
      const tighter = { ...sampleConfiguration, variance: tighterConfiguration.variance };
      given(project, configured(sampleConfiguration))
        .when(configure(tighter, { terms: { acceptFallOut: true }, found: { fallsOut: [fallen] } }))
        .then(ProjectConfigured({ ...configured(tighter, 2).data, fallsOut: [fallen] }));
    });

    it('refuses more of them than anybody would read, accepted or not', () => {
      const fallsOut = Array.from({ length: 201 }, () => fallen);
      expect(
        configure(ungoverned, { terms: { acceptFallOut: true }, found: { fallsOut } })(
          project.evolve(project.initial, configured(sampleConfiguration)),
        ),
      ).toMatchObject({ code: 'falls-out-too-much', facts: { limit: 200 } });
    });
  });

  describe('where a change of policy is reviewed', () => {
    it('proposes it, with what it changes and lets fall out, and changes nothing', () => {
      const command = { cause: by('olga') };
      given(project, configured())
        .when(configure(tighterConfiguration, { terms: { reason }, found: { fallsOut: [fallen] } }))
        .then(
          ProjectChangeProposed({
            project: 'checkout',
            proposalId: changeIdOf(command),
            baseVersion: 1,
            configurationHash: contentDigest(tighterConfiguration),
            configuration: tighterConfiguration,
            parts: [{ part: 'variance', governed: true, added: 0, removed: 1, changed: 1 }],
            fallsOut: [fallen],
            asks,
            reason,
            proposer: 'olga',
          }),
        );
    });

    it('does so for taking the review itself away', () => {
      const { governance: _, ...lawless } = governedConfiguration;
      const [event] = [configure(lawless, { terms: { reason } })(project.evolve(project.initial, configured()))].flat();
      expect(event).toMatchObject({ type: 'project.change-proposed', data: { asks } });
    });

    it.each(['components', 'databases', 'datasets', 'flags', 'configuration'])(
      'puts a change of %s into force at once',
      (part) => {
        const value = { datasets, flags: './flags.json', configuration: './base.yaml' }[part] ?? {};
        const changed = { ...governedConfiguration, [part]: value };
        given(project, configured()).when(configure(changed)).then(configured(changed, 2));
      },
    );

    it('wants to know why', () => {
      expect(configure(tighterConfiguration)(project.evolve(project.initial, configured()))).toEqual(
        new Refusal('reason-required', { of: 'platform-leads' }, '/reason'),
      );
    });

    it('proposes the same content once, whoever sends it', () => {
      given(project, configured(), changeProposed())
        .when(configure(tighterConfiguration, { who: 'mei', commandId: 'c-2', terms: { reason } }))
        .thenNothing();
    });

    it('lets only so many changes wait', () => {
      const waiting = Array.from({ length: 20 }, (_, index) =>
        changeProposed(`c-${String(index)}`, sampleConfiguration),
      );
      given(project, configured(), ...waiting)
        .when(configure(tighterConfiguration, { terms: { reason } }))
        .thenRefused('changes-waiting', { count: 20 });
    });

    it('can be passed over by the installation’s own key, on the record', () => {
      given(project, configured())
        .when(configure(tighterConfiguration, { who: 'root', terms: { reason, override: true } }))
        .then(
          ProjectConfigured({
            ...configured(tighterConfiguration, 2).data,
            overridden: { reason, asks },
          }),
        );
    });

    it('cannot be passed over by anybody else, nor without a reason, nor past what falls out', () => {
      const state = project.evolve(project.initial, configured());
      const outcome = (how: Circumstances) => configure(tighterConfiguration, how)(state);
      expect(outcome({ terms: { reason, override: true } })).toEqual(
        new Refusal('override-denied', { principal: 'olga' }, '/override'),
      );
      expect(outcome({ who: 'root', terms: { override: true } })).toMatchObject({ code: 'reason-required' });
      expect(outcome({ who: 'root', terms: { reason, override: true }, found: { fallsOut: [fallen] } })).toMatchObject({
        code: 'overlays-fall-out',
      });
    });

    it('is not passed over by that key unless it says so', () => {
      const [event] = [
        configure(tighterConfiguration, { who: 'root', terms: { reason } })(
          project.evolve(project.initial, configured()),
        ),
      ].flat();
      expect(event).toMatchObject({ type: 'project.change-proposed', data: { proposer: 'root' } });
    });
  });
});
