import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly path: RegExp;
  readonly methods: Set<string>;
}

/** Which addresses there are, so that a wrong method is told from a wrong address. */
export class RouteBook {
  private readonly routes = new Map<string, KnownRoute>();

  /** Learns every route that is registered from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      this.learn(url, [method].flat());
    });
  }

  learn(url: string, methods: readonly string[]): void {
    if (url.includes('*')) return;
    const known = this.routes.get(url) ?? { path: patternOf(url), methods: new Set() };
    for (const method of methods) known.methods.add(method);
    this.routes.set(url, known);
  }

  /** The methods that this address answers to, in alphabetical order; none when there is no such address. */
  methodsAt(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? '';
    const methods = [...this.routes.values()]
      .filter((route) => route.path.test(path))
      .flatMap(({ methods }) => [...methods]);
    return [...new Set(methods)].sort();
  }
}

/** `:name` stands for one segment, as in the router. */
function patternOf(url: string): RegExp {
  const segments = url
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[.+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${segments.join('/')}/?$`);
}
