import type { JsonObject } from '../../../compare/json';
import { isJsonObject } from '../../../compare/json';
import { intOrString, quantity } from '../../../compare/values';
import { envValue, pullPolicy, volume } from './volumes';
import {
  byKey,
  byName,
  dict,
  hollow,
  inOrder,
  labelSelector,
  loose,
  no,
  or,
  orNothing,
  plain,
  present,
  struct,
  template,
  unordered,
  whole,
  yes,
  zero,
} from './words';

/* Pods, as they stand by themselves and in templates. Defaults as the Kubernetes API reference (core/v1) documents them. */

const port = orNothing(intOrString);
const httpGet = struct({ path: or('/'), scheme: or('HTTP'), port, httpHeaders: whole() }, 'host');
const tcpSocket = struct({ port }, 'host');
const exec = struct({ command: whole() });

const probe = struct(
  {
    exec,
    httpGet,
    tcpSocket,
    grpc: struct({}, 'port service'),
    initialDelaySeconds: zero,
    timeoutSeconds: or(1),
    periodSeconds: or(10),
    successThreshold: or(1),
    failureThreshold: or(3),
  },
  'terminationGracePeriodSeconds',
);
const handler = struct({ exec, httpGet, tcpSocket, sleep: struct({}, 'seconds') });

const securityContext = struct(
  {
    capabilities: struct({ add: unordered(), drop: unordered() }),
    procMount: or('Default'),
    seLinuxOptions: loose,
    seccompProfile: loose,
    appArmorProfile: loose,
    windowsOptions: loose,
  },
  'allowPrivilegeEscalation privileged readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser',
);

const resources = hollow(
  struct({
    limits: dict(quantity),
    // A pod that says nothing of a request asks for its limit.
    requests: or(({ limits }) => limits, dict(quantity)),
    claims: byName(struct({}, 'name request')),
  }),
);

const container = struct(
  {
    args: whole(),
    command: whole(),
    env: inOrder(byName(struct({ valueFrom: envValue }, 'name value')), refersToAnother),
    envFrom: whole(),
    imagePullPolicy: or(pullPolicy('image')),
    lifecycle: struct({ postStart: handler, preStop: handler }, 'stopSignal'),
    livenessProbe: probe,
    readinessProbe: probe,
    startupProbe: probe,
    ports: byKey(
      ['containerPort', { field: 'protocol', fallback: 'TCP' }],
      struct({ protocol: or('TCP'), hostPort: zero }, 'containerPort hostIP name'),
    ),
    resizePolicy: or(resizedInPlace, byKey(['resourceName'], struct({}, 'resourceName restartPolicy'))),
    resources,
    restartPolicyRules: whole(),
    securityContext,
    stdin: no,
    stdinOnce: no,
    tty: no,
    terminationMessagePath: or('/dev/termination-log'),
    terminationMessagePolicy: or('File'),
    volumeDevices: byKey(['devicePath'], struct({}, 'devicePath name')),
    volumeMounts: byKey(
      ['mountPath'],
      struct(
        { readOnly: no, recursiveReadOnly: or('Disabled') },
        'mountPath mountPropagation name subPath subPathExpr',
      ),
    ),
  },
  'image name restartPolicy workingDir targetContainerName',
);

/** A variable may use those before it, as `$(NAME)`. */
function refersToAnother(variables: readonly unknown[]): boolean {
  const all = variables.filter(isJsonObject);
  const names = new Set(all.map(({ name }) => name));
  return all.some(({ value }) => [...String(value).matchAll(/\$\(([^()]*)\)/g)].some(([, name]) => names.has(name)));
}

/** Every resource that a pod asks for may be resized without a restart. */
function resizedInPlace({ resources: asked }: JsonObject): unknown {
  if (!isJsonObject(asked)) return undefined;
  const named = [asked.limits, asked.requests].filter(isJsonObject).flatMap((amounts) => Object.keys(amounts));
  const resizable = [...new Set(named)].filter((name) => name === 'cpu' || name === 'memory');
  return resizable.length === 0
    ? undefined
    : resizable.map((resourceName) => ({ resourceName, restartPolicy: 'NotRequired' }));
}

export const podSpec = hollow(
  struct(
    {
      affinity: loose,
      containers: byName(container),
      // They run one after the other.
      initContainers: inOrder(byName(container), () => true),
      ephemeralContainers: byName(container),
      dnsConfig: struct({ nameservers: whole(), searches: whole(), options: whole() }),
      dnsPolicy: or('ClusterFirst'),
      enableServiceLinks: yes,
      hostAliases: byKey(['ip'], struct({ hostnames: unordered() }, 'ip')),
      hostIPC: no,
      hostNetwork: no,
      hostPID: no,
      imagePullSecrets: byName(struct({}, 'name')),
      nodeSelector: dict(),
      os: loose,
      overhead: dict(quantity),
      preemptionPolicy: or('PreemptLowerPriority'),
      readinessGates: whole(),
      resourceClaims: byName(struct({}, 'name resourceClaimName resourceClaimTemplateName')),
      resources,
      restartPolicy: or('Always'),
      schedulerName: or('default-scheduler'),
      schedulingGates: byName(struct({}, 'name')),
      securityContext: struct(
        {
          supplementalGroups: whole(),
          sysctls: whole(),
          seLinuxOptions: loose,
          seccompProfile: loose,
          appArmorProfile: loose,
          windowsOptions: loose,
        },
        'fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser seLinuxChangePolicy supplementalGroupsPolicy',
      ),
      // One is another name of the other, which clients of old still read.
      serviceAccount: or(({ serviceAccountName }) => serviceAccountName ?? 'default'),
      serviceAccountName: or(({ serviceAccount }) => serviceAccount ?? 'default'),
      terminationGracePeriodSeconds: or(30),
      tolerations: unordered(struct({}, 'effect key operator tolerationSeconds value')),
      topologySpreadConstraints: byKey(
        ['topologyKey', 'whenUnsatisfiable'],
        struct(
          { labelSelector: present(labelSelector), matchLabelKeys: unordered() },
          'maxSkew minDomains nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable',
        ),
      ),
      volumes: byName(volume),
    },
    'activeDeadlineSeconds automountServiceAccountToken hostUsers hostname hostnameOverride nodeName priority ' +
      'priorityClassName runtimeClassName setHostnameAsFQDN shareProcessNamespace subdomain',
  ),
);

export const podTemplate = template(podSpec);
export const selector = orNothing(labelSelector);
export const replicas = or(1, plain);
