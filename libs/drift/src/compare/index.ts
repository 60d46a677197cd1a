export { assess } from './assess';
export type { Circumstances } from './circumstances';
export { captureOf } from './capture';
export type { Domain, OverlayChange } from './domain';
export type { DeclaredIntent, Intent } from './intent';
export { tolerancesIn } from './tolerances-in';
