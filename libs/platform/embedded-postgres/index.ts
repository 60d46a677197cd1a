export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres';
export { startEmbeddedPostgres } from './embedded-postgres';
