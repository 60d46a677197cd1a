// What others fold and decide with comes first: contexts that know each other find it there whoever is loaded first.
export * from './events';
export { promotion, standing, standingId } from './evolve';
export { evaluateGates } from './evaluate-gates';
export { GateInputs } from './gate-inputs';
export { GateResult } from './gate-result';
export { Plan, PlannedChange } from './plan';
export { Policy } from './policy';
export type { PromotionRefusal } from './refusals';
export { promotionRefusals } from './refusals';
export type { Promotion, Standing, StateStanding } from './state';
export { PromotionCommandsModule } from './promotion.commands.module';
export { PromotionHttpModule } from './promotion.http.module';
export { promotionProcesses } from './promotion.processes';
export { promotionProjections } from './promotion.projections';
