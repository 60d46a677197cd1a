export type { ProcessBinding } from './process-binding';
export { bindProcess } from './process-binding';
