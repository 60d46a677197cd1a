export type { EmbeddedPostgres } from './embedded-postgres';
export { startEmbeddedPostgres } from './embedded-postgres';
