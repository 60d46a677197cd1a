import { isJsonObject } from '../../../compare/json';
import { objectAt } from '../identity';
import type { Rule } from './rule';
import { isAt, isBy, onlyValue, startsAt } from './rule';

const TOKENS = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What the cluster derives from roles and service accounts by itself. */
export const aggregatedRole: Rule = (found) => {
  const { at, kind, declared } = found;
  const selectors = objectAt(declared, 'aggregationRule');
  const isDerived = kind === 'ClusterRole.rbac.authorization.k8s.io' && isAt(found, 'rules');
  if (at.kind !== 'changed' && onlyValue(found) === undefined) return undefined;
  if (!isDerived || Object.keys(selectors).length === 0) return undefined;
  if (!isBy(found, 'clusterrole-aggregation-controller', 'kube-controller-manager')) return undefined;
  return {
    by: 'clusterrole-aggregation-controller',
    bounds: 'to the rules of the roles that it selects',
    why: 'its aggregationRule asks for them',
  };
};

/** The token that a pod speaks to the API server with, and the secrets that clusters of old kept them in. */
export const serviceAccountToken: Rule = (found) => {
  const { at, kind, observed } = found;
  const token = onlyValue(found);
  if (token === undefined || !isBy(found, 'kube-controller-manager')) return undefined;
  const name = String(objectAt(observed, 'metadata').name);
  const isOldToken =
    kind === 'ServiceAccount' &&
    (startsAt(at.path, ['secrets', '*']) || startsAt(at.path, ['imagePullSecrets', '*'])) &&
    [`[name=${name}-token-`, `[name=${name}-dockercfg-`].some((start) => at.path[1]?.startsWith(start));
  const isMounted =
    kind === 'Pod' &&
    ((startsAt(at.path, ['spec', 'volumes', '*']) && at.path[2]?.startsWith('[name=kube-api-access-') === true) ||
      at.path.at(-1) === `[mountPath=${TOKENS}]`) &&
    isJsonObject(token);
  if (!isOldToken && !isMounted) return undefined;
  return {
    by: 'kube-apiserver',
    bounds: 'to the token of its service account',
    why: 'every pod gets one to speak to the API server with',
  };
};
