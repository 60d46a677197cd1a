import { RouteBook } from './route-book';

describe('the route book', () => {
  const book = new RouteBook();
  book.learn('/v1/projects/:project/builds', ['POST']);
  book.learn('/v1/projects/:project/builds', ['GET', 'HEAD']);
  book.learn('/v1/openapi.json', ['GET']);
  book.learn('*', ['OPTIONS']);

  it('knows what an address answers to', () => {
    expect(book.methodsAt('/v1/projects/checkout/builds?at=1')).toEqual(['GET', 'HEAD', 'POST']);
  });

  it.each(['/v1/projects/checkout', '/v1/projects/a/b/builds', '/v1/openapiXjson', '/', ''])(
    'knows nothing at "%s"',
    (url) => {
      expect(book.methodsAt(url)).toEqual([]);
    },
  );
});
