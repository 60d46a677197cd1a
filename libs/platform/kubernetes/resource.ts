/** A kind as the API server serves it. */
export interface Resource {
  /** `apps/v1`, `v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** `deployments`. */
  readonly plural: string;
  readonly isNamespaced: boolean;
}

/** Some objects of one kind. */
export interface Selection {
  readonly resource: Resource;
  /** Undefined for what belongs to the cluster. */
  readonly namespace?: string;
  /** `app.kubernetes.io/managed-by=ledgerline`. */
  readonly labels?: string;
  /** The one object with this name, and no other: an account may then be allowed to read just that. */
  readonly name?: string;
}

/** Where the API server has a group in one version. */
export function versionPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${encoded(apiVersion)}` : `/api/${encoded(apiVersion)}`;
}

/** Where all objects of a selection are. */
export function collectionPath({ resource, namespace }: Selection): string {
  const inside = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${versionPath(resource.apiVersion)}${inside}/${encodeURIComponent(resource.plural)}`;
}

export function objectPath(selection: Selection, name: string): string {
  return `${collectionPath(selection)}/${encodeURIComponent(name)}`;
}

/** What a request asks for, so that no other object is in the answer. */
export function selectors({ labels, name }: Selection): Readonly<Record<string, string | undefined>> {
  return { labelSelector: labels, fieldSelector: name === undefined ? undefined : `metadata.name=${name}` };
}

/** In the words of its rules: `list deployments.apps in shop`. */
export function toldSelection(verb: string, { resource, namespace, name }: Selection): string {
  const group = resource.apiVersion.includes('/') ? `.${resource.apiVersion.split('/')[0] ?? ''}` : '';
  const one = name === undefined ? '' : ` ${name}`;
  return `${verb} ${resource.plural}${group}${one}${namespace === undefined ? '' : ` in ${namespace}`}`;
}

const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');
