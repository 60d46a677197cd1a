import { pipelineOrder } from './pipeline-order';

const after = (...names: readonly string[]) => ({ admits: 'candidate', after: [...names], labels: {}, observe: [] });

describe('the order of a pipeline', () => {
  it('has every environment behind those that it comes after', () => {
    const environments = {
      'prod-us': after('prod-eu'),
      'prod-eu': after('stage', 'load'),
      load: after('dev'),
      stage: after('dev', 'load'),
      dev: after(),
    };
    expect(pipelineOrder(environments)).toEqual(['dev', 'load', 'stage', 'prod-eu', 'prod-us']);
  });

  it('is by name where nothing comes after anything', () => {
    expect(pipelineOrder({ b: after(), a: after() })).toEqual(['a', 'b']);
  });
});
