export { connectionStringOf, secretFrom, SECRET_VARIABLE } from './secret';
export type { EmbeddedEventStore } from './start';
export { NODE_FLAGS, startEmbeddedEventStore } from './start';
