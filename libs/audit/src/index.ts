export { AuditHttpModule } from './audit.http.module';
export { auditProjections } from './audit.projections';
export { ledgerDefinitions } from './ledger-definitions';
export { auditRefusals } from './refusals';
