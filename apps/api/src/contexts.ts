import { accessEvents, accessProjections, accessRefusals } from '@ledgerline/access';
import { AuditHttpModule, auditProjections, auditRefusals } from '@ledgerline/audit';
import { driftEvents, DriftHttpModule, driftProjections, driftRefusals } from '@ledgerline/drift';
import {
  environmentEvents,
  EnvironmentHttpModule,
  environmentProjections,
  environmentRefusals,
} from '@ledgerline/environment';
import type { AnyEventDefinition, AnyProjection } from '@ledgerline/kernel';
import type { EdgeText } from '@ledgerline/platform/http';
import { httpEvents } from '@ledgerline/platform/http';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import { promotionEvents, PromotionHttpModule, promotionProjections, promotionRefusals } from '@ledgerline/promotion';
import { releaseEvents, ReleaseHttpModule, releaseProjections, releaseRefusals } from '@ledgerline/release';
import type { Type } from '@nestjs/common';

/** The contexts whose routes this api serves; `access` is mounted apart, since it also checks the keys. */
export const contextModules: readonly Type[] = [
  ReleaseHttpModule,
  EnvironmentHttpModule,
  PromotionHttpModule,
  DriftHttpModule,
  AuditHttpModule,
];

/** What each of them says when it says no. */
export const refusalsByContext: Readonly<Record<string, Readonly<Record<string, EdgeText>>>> = {
  access: accessRefusals,
  release: releaseRefusals,
  environment: environmentRefusals,
  promotion: promotionRefusals,
  drift: driftRefusals,
  audit: auditRefusals,
};

export const events: readonly AnyEventDefinition[] = [
  ...httpEvents,
  ...ledgerEvents,
  ...accessEvents,
  ...releaseEvents,
  ...environmentEvents,
  ...promotionEvents,
  ...driftEvents,
];

/** Every projection of every context: what readers can be told has changed. */
export const projections: readonly AnyProjection[] = [
  ...accessProjections,
  ...auditProjections,
  ...driftProjections,
  ...environmentProjections,
  ...promotionProjections,
  ...releaseProjections,
].map(({ projection }) => projection);
