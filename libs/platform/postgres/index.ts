export { Postgres } from './postgres';
export type { ProjectionTable } from './projection-table';
export { projectionTable } from './projection-table';
