import type { KubeConfig } from '@kubernetes/client-node';
import { Refusal } from '@ledgerline/kernel';
import { parseYamlDocuments } from '@ledgerline/platform/yaml';
import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { dirname, resolve } from 'node:path';
import { ApiFailure } from './api-failure';
import { isJsonObject, objectsIn, textAt } from './json-object';

/** How a cluster is reached: by a kubeconfig, or as the service account of the pod that this runs in. */
export interface ClusterAccess {
  /** File; as the pod's own account where it is not given. */
  readonly kubeconfig?: string;
  /** One of the kubeconfig's contexts; its current one where it is not given. */
  readonly context?: string;
}

/** Where the API server is, and as whom it is asked. */
export interface Connection {
  readonly server: URL;
  /** TLS, proxy and credentials for the next request; tokens in files are read again at the latest after a minute. */
  credentials(): Promise<RequestOptions>;
  /** Forgets every credential, so that the next request reads them again. */
  renew(): void;
}

const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the access. The library is used for what is in a kubeconfig, and for signing in (token files, client
 * certificates, programs, OpenID Connect); it is large, so it is loaded only where a cluster is looked at.
 */
export async function openConnection(access: ClusterAccess): Promise<Connection> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const load = async () => withPlainServer(await loaded(new KubeConfig(), access));
  let config: KubeConfig | undefined = await load();
  return {
    server: new URL(config.getCurrentCluster()?.server ?? ''),
    async credentials() {
      const options: RequestOptions = {};
      config ??= await load();
      try {
        await config.applyToHTTPSOptions(options);
      } catch {
        // What a program for signing in says on its way out may be anything.
        throw new ApiFailure('no-credentials', 'the credentials of the cluster cannot be read');
      }
      return { ...options, headers: trimmed(options.headers) };
    },
    renew() {
      config = undefined;
    },
  };
}

/** A token in a file may end with a newline, which no header may have. */
function trimmed(headers: RequestOptions['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value).trim()]));
}

async function loaded(config: KubeConfig, { kubeconfig, context }: ClusterAccess): Promise<KubeConfig> {
  try {
    if (kubeconfig === undefined) config.loadFromCluster();
    else {
      config.loadFromFile(kubeconfig);
      await withTokenFiles(config, kubeconfig);
    }
  } catch {
    throw new ApiFailure('no-credentials', 'the kubeconfig cannot be read');
  }
  if (context !== undefined) {
    if (config.getContextObject(context) === null) {
      throw new ApiFailure('no-credentials', `the kubeconfig has no context ${context}`);
    }
    config.setCurrentContext(context);
  }
  return config;
}

/** The library does not know a user's `tokenFile`; the same by another name it does, and reads it again every minute. */
async function withTokenFiles(config: KubeConfig, kubeconfig: string): Promise<void> {
  const documents = await parseYamlDocuments(await readFile(kubeconfig, 'utf8'), () => Promise.resolve());
  const content: unknown = documents instanceof Refusal ? undefined : documents[0]?.value;
  const told = new Map(
    objectsIn(isJsonObject(content) ? content.users : undefined).map((one) => [
      textAt(one, 'name'),
      textAt(one, 'user', 'tokenFile'),
    ]),
  );
  config.users = config.users.map((user) => {
    const tokenFile = told.get(user.name);
    if (tokenFile === undefined || user.token !== undefined) return user;
    const path = resolve(dirname(kubeconfig), tokenFile);
    return { ...user, authProvider: { name: 'tokenFile', config: { tokenFile: path } } };
  });
}

/** Without TLS only to this machine, or where the kubeconfig says not to mind; the library wants it said either way. */
function withPlainServer(config: KubeConfig): KubeConfig {
  const cluster = config.getCurrentCluster();
  if (cluster === null || !URL.canParse(cluster.server)) {
    throw new ApiFailure('no-credentials', 'the kubeconfig names no cluster with an address');
  }
  const { protocol, hostname } = new URL(cluster.server);
  if (protocol === 'https:') return config;
  if (protocol !== 'http:' || !(cluster.skipTLSVerify || localHosts.has(hostname))) {
    throw new ApiFailure('no-credentials', 'the cluster is reached without TLS, and is not on this machine');
  }
  config.clusters = config.clusters.map((one) => (one.name === cluster.name ? { ...one, skipTLSVerify: true } : one));
  return config;
}
