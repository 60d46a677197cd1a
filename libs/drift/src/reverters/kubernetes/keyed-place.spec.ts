import { pointerIn, withoutPlace } from './keyed-place';

const object = {
  spec: {
    ports: [{ port: 53 }, { port: 53, protocol: 'UDP' }],
    finalizers: ['a', 'b'],
    containers: [{ name: 'x', env: [{ name: 'A,B' }] }, { name: 'y' }],
  },
};

describe('a keyed place', () => {
  it.each([
    ['/spec/ports/0', ['spec', 'ports', '[port=53,protocol=TCP]']],
    ['/spec/ports/1/protocol', ['spec', 'ports', '[port=53,protocol=UDP]', 'protocol']],
    ['/spec/finalizers/1', ['spec', 'finalizers', '[=b]']],
    ['/spec/containers/1', ['spec', 'containers', '[name=y]']],
    ['/spec/containers/0/env/0/name', ['spec', 'containers', '[name=x]', 'env', '[name=A\\,B]', 'name']],
  ])('leads to %s', (pointer, path) => {
    expect(pointerIn(object, path)).toBe(pointer);
  });

  it('leads nowhere where nothing is', () => {
    expect(pointerIn(object, ['spec', 'containers', '[name=z]'])).toBeUndefined();
    expect(pointerIn(object, ['spec', 'replicas'])).toBeUndefined();
    expect(pointerIn(object, ['spec', 'ports', '[port=80,protocol=TCP]'])).toBeUndefined();
  });

  it('is taken out, and nothing else with it', () => {
    const left = withoutPlace(object, ['spec', 'containers', '[name=x]']);
    expect(left).toEqual({ spec: { ...object.spec, containers: [{ name: 'y' }] } });
    expect(withoutPlace(object, ['spec', 'nothing', 'here'])).toEqual(object);
    expect(withoutPlace(object, ['spec', 'containers', '[name=z]', 'image'])).toEqual(object);
  });
});
