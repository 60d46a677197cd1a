import type { ClusterAccess, Patience } from '@ledgerline/platform/kubernetes';
import { ApiFailure, ApiServer, Discovery, openConnection } from '@ledgerline/platform/kubernetes';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import type { JsonObject } from '../../compare/json';
import type { DetectorContext } from '../../detectors/detector';
import { KubernetesConfig } from '../../detectors/kubernetes/configuration';
import { Manifests, UnreadableManifest } from '../../detectors/kubernetes/manifests';
import { identityOf, toldIdentity } from '../../domains/kubernetes/identity';
import { withOverlay } from '../../domains/kubernetes/overlay';
import type { RevertRequest, RevertStep, Reverter } from '../reverter';
import type { ObjectRequest } from './object-requests';
import { objectRequests } from './object-requests';
import type { Reverting, Way } from './revert-object';
import { revertObject } from './revert-object';

const KubernetesRevertConfig = Type.Pick(KubernetesConfig, ['kubeconfig', 'context', 'namespaces'], {
  additionalProperties: false,
});
type KubernetesRevertConfig = Static<typeof KubernetesRevertConfig>;

/** Restores objects by server-side apply as the manager `ledgerline`. */
export function kubernetesReverter(patience: Partial<Patience> = {}): Reverter<KubernetesRevertConfig> {
  const manifests = new Manifests();

  const revert = async (
    { kubeconfig, context, namespaces }: KubernetesRevertConfig,
    requests: readonly RevertRequest[],
    around: DetectorContext,
    way: Way,
  ): Promise<readonly RevertStep[]> => {
    const { objects, refused } = objectRequests(requests);
    const access: ClusterAccess = {
      ...(kubeconfig !== undefined && { kubeconfig }),
      ...(context !== undefined && { context }),
    };
    try {
      const { plain } = await manifests.of(around);
      const server = new ApiServer(await openConnection(access), patience);
      const { redact, signal, intent } = around;
      const reverting = { server, discovery: new Discovery(server), digest: redact.digest, namespaces, signal };
      const declared = withOverlay(named(plain), intent?.variance ?? []);
      const steps: RevertStep[] = [];
      for (const object of objects) steps.push(await revertOne(object, declared, reverting, way));
      return [...steps, ...refused];
    } catch (error) {
      const isOurs = error instanceof ApiFailure || error instanceof UnreadableManifest;
      const problem = isOurs ? error.message : 'for no known reason';
      const failed = objects.map(({ object, findings }): RevertStep => {
        return { object, findings, outcome: 'failed', changes: [], conflicts: [], problem };
      });
      return [...failed, ...refused];
    }
  };

  return {
    name: 'kubernetes',
    configuration: KubernetesRevertConfig,
    // Without force a dry run tells of conflicts, as the plan has to.
    plan: (config, requests, context) => revert(config, requests, context, { isDryRun: true, force: false }),
    carryOut: (config, requests, context, { force }) => revert(config, requests, context, { isDryRun: false, force }),
  };
}

async function revertOne(
  request: ObjectRequest,
  declared: ReadonlyMap<string, JsonObject>,
  reverting: Reverting,
  way: Way,
): Promise<RevertStep> {
  const found = declaredAs(request.object, declared);
  const planned = await revertObject(request, found, reverting, { ...way, isDryRun: true });
  if (planned.outcome === 'conflict') {
    // What force would do is for whoever decides about it.
    const forced = await revertObject(request, found, reverting, { isDryRun: true, force: true });
    return { ...planned, changes: forced.changes };
  }
  return way.isDryRun || planned.outcome !== 'planned' ? planned : revertObject(request, found, reverting, way);
}

const named = (objects: readonly JsonObject[]) =>
  new Map(objects.map((object) => [toldIdentity(identityOf(object)), object]));

/** A manifest need not say in which namespace it will be. */
function declaredAs(object: string, declared: ReadonlyMap<string, JsonObject>): JsonObject | undefined {
  const [type = '', told = ''] = object.split(' ');
  return declared.get(object) ?? declared.get(`${type} ${told.slice(told.indexOf('/') + 1)}`);
}
