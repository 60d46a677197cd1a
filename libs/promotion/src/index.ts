// What others fold and decide with comes first: contexts that know each other find it there whoever is loaded first.
export * from './events';
export { promotionRefusals } from './refusals';
export { PromotionCommandsModule } from './promotion.commands.module';
export { PromotionHttpModule } from './promotion.http.module';
export { promotionProcesses } from './promotion.processes';
export { promotionProjections } from './promotion.projections';
