import { contentDigest, Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ProjectConfigured } from '../../events';
import { project } from '../../evolve';
import type { Project } from '../../state';
import { by } from '../../testing/causes';
import { ConfigureProject } from './command';
import { configureProject } from './decide';

const file = {
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { dev: { admits: 'candidate' } },
};
const complete = {
  ...file,
  components: { web: { artifact: 'oci' as const, repository: 'ghcr.io/acme/web' } },
  databases: {},
  datasets: {},
  states: {},
  variance: {},
  environments: { dev: { admits: 'candidate', after: [], labels: {}, observe: [] } },
};
const configured = (version = 1, configuration = complete) =>
  ProjectConfigured({
    project: 'checkout',
    version,
    configurationHash: contentDigest(configuration),
    configuration,
  });
const configure = (sent: unknown) => (state: Project) =>
  configureProject(new ConfigureProject(by('olga'), 'checkout', sent), state);

describe('configuring a project', () => {
  it('puts in what may be left out', () => {
    given(project).when(configure(file)).then(configured());
  });

  it('changes nothing when the same content comes again, however it is written', () => {
    const reordered = {
      environments: complete.environments,
      variance: {},
      project: 'checkout',
      components: file.components,
    };
    given(project, configured()).when(configure(reordered)).thenNothing();
  });

  it('counts the versions', () => {
    const more = { ...complete, datasets: { orders: { kind: 'anonymised-snapshot' } } };
    given(project, configured()).when(configure(more)).then(configured(2, more));
  });

  it('goes back to an earlier content as to a new one', () => {
    const more = { ...complete, datasets: { orders: { kind: 'anonymised-snapshot' } } };
    given(project, configured(), configured(2, more)).when(configure(file)).then(configured(3));
  });

  it('refuses the configuration of another project', () => {
    expect(configure({ ...file, project: 'billing' })({ status: 'unconfigured' })).toEqual(
      new Refusal('project-name-differs', { found: 'billing', project: 'checkout' }, '/configuration/project'),
    );
  });
});
