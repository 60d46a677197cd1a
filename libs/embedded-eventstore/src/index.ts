export type { EmbeddedEventStore } from './start';
export { startEmbeddedEventStore } from './start';
