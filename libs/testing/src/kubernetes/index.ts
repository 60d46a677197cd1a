export { ApiServerStandIn } from './api-server-stand-in';
export type { Asked } from './faults';
export type { ServedResource } from './resource-table';
