import { configuredProject } from './configured-project';
import type { ProjectShape } from './project-shape';

const configured = (shape: object) =>
  ({ type: 'project.configured', data: { configuration: shape as ProjectShape } }) as const;
const fold = (...events: readonly Parameters<typeof configuredProject.evolve>[1][]) =>
  events.reduce(configuredProject.evolve, configuredProject.initial);

describe('the project as releases are held against it', () => {
  it('is what is configured, whatever is proposed beside it', () => {
    const proposed = { type: 'project.change-proposed', data: { configuration: { components: {} } } } as const;
    const state = fold(configured({ components: { web: {} } }), proposed);
    expect(state).toEqual({ status: 'configured', shape: { components: { web: {} } } });
  });

  it('is unknown before it is configured', () => {
    expect(fold({ type: 'project.change-withdrawn', data: {} })).toEqual({ status: 'unknown' });
  });
});
