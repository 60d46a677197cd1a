export type { Circumstances, Reported } from './assess';
export { assess } from './assess';
export type { Domain, OverlayChange } from './domain';
export type { DeclaredIntent, Intent } from './intent';
export { segmentsOf } from './json';
