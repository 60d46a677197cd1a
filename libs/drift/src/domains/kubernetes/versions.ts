import type { JsonObject } from '../../compare/json';
import { kindOf, objectAt, valueAt } from './identity';

/**
 * The object as the version of the other one would write it, where the two are in versions that spell the same
 * differently. An autoscaler of version 1 says in one field what later ones say in a list.
 */
export function inVersionOf(other: JsonObject | undefined, object: JsonObject): JsonObject {
  if (other === undefined || other.apiVersion === object.apiVersion) return object;
  if (kindOf(object) !== 'HorizontalPodAutoscaler.autoscaling' || object.apiVersion !== 'autoscaling/v1') return object;
  const { targetCPUUtilizationPercentage: percentage, ...spec } = objectAt(object, 'spec');
  if (percentage === undefined || percentage === null || valueAt(object, 'spec', 'metrics') !== undefined)
    return object;
  const target = { type: 'Utilization', averageUtilization: percentage };
  return { ...object, spec: { ...spec, metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] } };
}
