import type { Fields } from '../../../compare/shape';
import { access } from './access';
import { cluster } from './cluster';
import { workloads } from './workloads';

/**
 * What comparing needs to know of the kinds that every cluster has: by what their lists are keyed, what holds by default,
 * how amounts are spelled. Kinds go by `Kind.group`. Facts from the Kubernetes API reference, v1.37.
 */
export const builtInKinds: Fields = { ...workloads, ...cluster, ...access };
