import type { JsonObject } from '../../../compare/json';
import { isJsonObject } from '../../../compare/json';
import { valueAt } from '../identity';
import { hasSameDigest, readImage } from '../images';
import { lastApplied, speaksOf } from '../last-applied';
import { tellsWriters, writerAt } from '../managed-fields';
import type { Rule } from './rule';
import { onlyValue } from './rule';

const byHand =
  /^(?:kubectl-(?!client-side-apply|last-applied)|kubectl$|k9s|lens|openlens|node-fetch|dashboard|kubernetes-dashboard|rancher)/i;

/** An image that admission sends to another registry is the same image as long as its digest is. */
export const mirroredImage: Rule = ({ at, writer }) => {
  const { path, kind, declared, observed } = at;
  if (kind !== 'changed' || path.at(-1) !== 'image') return undefined;
  if (typeof declared !== 'string' || typeof observed !== 'string' || !hasSameDigest(declared, observed))
    return undefined;
  if (writer !== undefined && byHand.test(writer.manager)) return undefined;
  return {
    by: writer?.manager ?? 'admission',
    bounds: 'to another registry with the same digest',
    why: `${readImage(observed).repository} serves the same bytes`,
  };
};

/** The policy that was put there for an earlier image stays when the image changes. */
export const earlierPullPolicy: Rule = ({ at, writer, observed }) => {
  if (at.path.at(-1) !== 'imagePullPolicy' || at.byDefault !== 'declared' || writer !== undefined) return undefined;
  if (at.observed !== 'Always' && at.observed !== 'IfNotPresent') return undefined;
  if (observed === undefined || !tellsWriters(observed)) return undefined;
  return {
    by: 'kube-apiserver',
    bounds: 'to Always or IfNotPresent',
    why: 'it is what an earlier image of this container had by default, and no manager wrote it',
  };
};

/** In the network of its node, a container's ports are the node's. */
export const portOfHost: Rule = ({ at, observed }) => {
  const { path } = at;
  if (path.at(-1) !== 'hostPort' || path.at(-3) !== 'ports' || at.byDefault !== 'declared') return undefined;
  const spec = path.slice(0, path.lastIndexOf('spec') + 1);
  const port = /containerPort=(\d+)/.exec(path.at(-2) ?? '')?.[1];
  if (valueAt(observed, ...spec, 'hostNetwork') !== true || String(at.observed) !== port) return undefined;
  return { by: 'kube-apiserver', bounds: 'to the port of the container', why: 'the pod is in the network of its node' };
};

/** Variables that only tell a container about its own pod are put there by injectors, and carry no setting. */
export const downwardVariable: Rule = (found) => {
  const { at, declared, observed } = found;
  const variable = onlyValue(found);
  if (at.path.at(-2) !== 'env' || !isJsonObject(variable)) return undefined;
  const from = valueAt(variable, 'valueFrom');
  const isDownward =
    isJsonObject(from) && Object.keys(from).every((way) => way === 'fieldRef' || way === 'resourceFieldRef');
  const holder = at.kind === 'missing' ? declared : observed;
  if (!isDownward || holder === undefined || !isNotOurs(holder, at.path)) return undefined;
  return {
    by: 'admission',
    bounds: 'to a reference to fields of its own pod',
    why: 'no manager wrote it, and it was not in what was applied',
  };
};

/** Neither a manager nor whoever applied the object last had anything to do with it, as far as it tells. */
function isNotOurs(object: JsonObject, path: readonly string[]): boolean {
  if (tellsWriters(object)) return writerAt(object, path) === undefined;
  const applied = lastApplied(object);
  return applied !== undefined && !speaksOf(applied, path);
}
