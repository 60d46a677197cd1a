import type { Asked } from './faults';
import type { ServedResource } from './resource-table';

/** What a URL means. */
export type Route =
  | { readonly to: 'discovery'; readonly apiVersion: string }
  | { readonly to: 'openapi'; readonly path: string }
  | {
      readonly to: 'resource';
      readonly resource: ServedResource;
      readonly namespace: string | undefined;
      readonly name: string | undefined;
    }
  | { readonly to: 'nothing' };

export function routeOf(url: URL, resources: readonly ServedResource[]): Route {
  if (url.pathname.startsWith('/openapi/v3')) return { to: 'openapi', path: url.pathname };
  const found = /^\/(?:api\/(v1)|apis\/([^/]+\/[^/]+))(?:\/(.+))?$/.exec(url.pathname);
  const apiVersion = found?.[1] ?? found?.[2];
  if (apiVersion === undefined) return { to: 'nothing' };
  const rest = found?.[3];
  if (rest === undefined) return { to: 'discovery', apiVersion };
  const segments = rest.split('/').map(decodeURIComponent);
  const isInside = segments[0] === 'namespaces' && segments.length > 2;
  const [plural, name] = isInside ? segments.slice(2) : segments;
  const resource = resources.find(
    (one) => one.apiVersion === apiVersion && one.plural === plural && (isInside ? one.namespaced : true),
  );
  if (resource === undefined) return { to: 'nothing' };
  return { to: 'resource', resource, namespace: isInside ? segments[1] : undefined, name };
}

/** The request in the words of the cluster's rules. */
export function askedBy(method: string, url: URL, route: Route): Asked {
  if (route.to === 'openapi') return { verb: 'describe', resource: url.pathname };
  if (route.to !== 'resource') return { verb: 'discover', resource: url.pathname };
  const { resource, namespace, name } = route;
  const [group = '', version] = resource.apiVersion.split('/');
  const named = name ?? /^metadata\.name=(.+)$/.exec(url.searchParams.get('fieldSelector') ?? '')?.[1];
  const labels = url.searchParams.get('labelSelector');
  return {
    verb: verbOf(method, url, name),
    resource: version === undefined ? resource.plural : `${resource.plural}.${group}`,
    ...(namespace !== undefined && { namespace }),
    ...(named !== undefined && { name: named }),
    ...(labels !== null && { labels }),
    ...(url.searchParams.get('dryRun') === 'All' && { isDryRun: true }),
  };
}

function verbOf(method: string, url: URL, name: string | undefined): Asked['verb'] {
  if (method === 'PATCH') return 'patch';
  if (method === 'DELETE') return 'delete';
  if (name !== undefined) return 'get';
  return url.searchParams.get('watch') === 'true' ? 'watch' : 'list';
}
