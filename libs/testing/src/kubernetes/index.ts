export type { SpecCluster } from './a-cluster';
export { aCluster } from './a-cluster';
export { ApiServerStandIn } from './api-server-stand-in';
export { isPermitted, permittedBy } from './permitted';
export { recordedObjects, whyNoRecordedObjects } from './recorded';
