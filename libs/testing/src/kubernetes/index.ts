export { ApiServerStandIn } from './api-server-stand-in';
export { isPermitted, permittedBy } from './permitted';
export { recordedObjects, whyNoRecordedObjects } from './recorded';
