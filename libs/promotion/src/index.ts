export * from './events';
export { promotion, standing, standingId } from './evolve';
export { GateResult } from './gate-result';
export { Plan, PlannedChange } from './plan';
export type { PromotionRefusal } from './refusals';
export { promotionRefusals } from './refusals';
export type { Promotion, Standing, StateStanding } from './state';
