import type { JsonObject } from '../../../compare/json';
import { identityOf, objectAt, textAt } from '../identity';
import type { Case } from './rule';

/** A label, annotation or finalizer that a controller keeps on objects of others. */
export interface Kept {
  /** The kinds that it is kept on; every kind where absent. */
  readonly kinds?: readonly string[];
  /** The name, or how it begins where it ends with `/` or `.`. */
  readonly names: readonly string[];
  readonly by: readonly [string, ...string[]];
  readonly bounds: string;
  readonly why: string;
  readonly holds?: (value: unknown, found: Case) => boolean;
}

const MANAGER = 'kube-controller-manager';
const isNumber = (value: unknown) => typeof value === 'string' && /^\d{1,19}$/.test(value);
/** What a job selects its pods by. */
export const ofJob: readonly string[] = [
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'job-name',
];

export const annotations: readonly Kept[] = [
  {
    names: ['meta.helm.sh/'],
    by: ['helm', 'helm-controller', 'Helm'],
    bounds: 'to its own annotations',
    why: 'it marks what it installed',
  },
  {
    names: ['argocd.argoproj.io/tracking-id'],
    by: ['argocd-controller', 'argocd-application-controller'],
    bounds: 'to its own annotation',
    why: 'it marks what belongs to an application',
  },
  {
    kinds: ['Deployment.apps', 'ReplicaSet.apps'],
    names: ['deployment.kubernetes.io/'],
    by: [MANAGER],
    bounds: 'to numbers',
    why: 'it counts the revisions of a deployment',
    holds: isNumber,
  },
  {
    kinds: ['DaemonSet.apps'],
    names: ['deprecated.daemonset.template.generation'],
    by: ['kube-apiserver', MANAGER],
    bounds: 'to a number',
    why: 'it counts the templates of a daemon set',
    holds: isNumber,
  },
  {
    kinds: ['PersistentVolumeClaim', 'PersistentVolume'],
    names: ['pv.kubernetes.io/', 'volume.kubernetes.io/', 'volume.beta.kubernetes.io/storage-provisioner'],
    by: [MANAGER, 'kube-scheduler', 'csi-provisioner'],
    bounds: 'to how a claim is bound',
    why: 'binding claims to volumes is written down there',
  },
  {
    kinds: ['Endpoints', 'Service'],
    names: ['endpoints.kubernetes.io/'],
    by: [MANAGER],
    bounds: 'to an instant',
    why: 'it says when the endpoints last changed',
  },
  {
    kinds: ['HorizontalPodAutoscaler.autoscaling'],
    names: ['autoscaling.alpha.kubernetes.io/'],
    by: ['kube-apiserver', MANAGER],
    bounds: 'to what version 1 of the API cannot say',
    why: 'an autoscaler read as version 1 has the rest of itself there',
  },
];

export const labels: readonly Kept[] = [
  {
    names: ['app.kubernetes.io/managed-by'],
    by: ['helm', 'helm-controller', 'Helm'],
    bounds: 'to its own name',
    why: 'it marks what it installed',
    holds: (value) => value === 'Helm',
  },
  {
    names: ['app.kubernetes.io/instance'],
    by: ['argocd-controller', 'argocd-application-controller'],
    bounds: 'to the name of an application',
    why: 'it marks what belongs to an application',
    holds: (_, { writer }) => writer !== undefined,
  },
  {
    names: ['kustomize.toolkit.fluxcd.io/', 'helm.toolkit.fluxcd.io/'],
    by: ['kustomize-controller', 'helm-controller'],
    bounds: 'to its own labels',
    why: 'it marks what it applied',
  },
  {
    kinds: ['Namespace'],
    names: ['kubernetes.io/metadata.name'],
    by: ['kube-apiserver'],
    bounds: 'to the name of the namespace',
    why: 'every namespace has its name as a label',
    holds: (value, { declared, observed }) => value === identityOf(observed ?? declared ?? {}).name,
  },
  {
    kinds: ['Job.batch'],
    names: ofJob,
    by: ['kube-apiserver'],
    bounds: 'to the job’s own name and id',
    why: 'a job marks its pods with them',
    holds: (value, found) => [found.observed, found.declared].some((job) => isOfJob(value, job)),
  },
  {
    kinds: ['Job.batch'],
    names: [''],
    by: ['kube-apiserver'],
    bounds: 'to the labels of its pods',
    why: 'a job without labels gets those of its template',
    holds: (value, { at, declared }) =>
      declared !== undefined && labelsOfTemplate(declared)[at.path.at(-1) ?? ''] === value,
  },
];

export const finalizers: readonly Kept[] = [
  {
    names: [
      'kubernetes.io/pvc-protection',
      'kubernetes.io/pv-protection',
      'kubernetes',
      'foregroundDeletion',
      'orphan',
      'batch.kubernetes.io/job-tracking',
      'service.kubernetes.io/load-balancer-cleanup',
      'customresourcecleanup.apiextensions.k8s.io',
      'external-provisioner.volume.kubernetes.io/finalizer',
      'external-attacher/',
      'snapshot.storage.kubernetes.io/',
      'networking.gke.io/',
      'service.k8s.aws/resources',
      'elbv2.k8s.aws/resources',
      'ingress.k8s.aws/resources',
    ],
    by: [
      MANAGER,
      'kube-apiserver',
      'cloud-controller-manager',
      'csi-provisioner',
      'csi-attacher',
      'snapshot-controller',
    ],
    bounds: 'to its own finalizer',
    why: 'it has to clean up before the object may go',
  },
];

function isOfJob(value: unknown, job: JsonObject | undefined): boolean {
  return job !== undefined && (value === textAt(job, 'metadata', 'uid') || value === textAt(job, 'metadata', 'name'));
}

const labelsOfTemplate = (object: JsonObject) => objectAt(object, 'spec', 'template', 'metadata', 'labels');
