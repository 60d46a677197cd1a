export { ApiServerStandIn } from './api-server-stand-in';
export type { Permitted } from './permitted';
export { isPermitted, permittedBy } from './permitted';
export { recordedObjects, whyNoRecordedObjects } from './recorded';
