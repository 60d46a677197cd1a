export { AccessHttpModule } from './access.http.module';
export { accessProjections } from './access.projections';
export { accessEvents } from './events';
export { accessRefusals } from './refusals';
