import { accessEvents, accessProjections, accessRefusals } from '@ledgerline/access';
import { driftEvents, DriftHttpModule, driftProjections, driftRefusals } from '@ledgerline/drift';
import { environmentEvents, EnvironmentHttpModule, environmentProjections } from '@ledgerline/environment';
import type { AnyEventDefinition } from '@ledgerline/kernel';
import type { EdgeText } from '@ledgerline/platform/http';
import { httpEvents } from '@ledgerline/platform/http';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import type { ProjectionTable } from '@ledgerline/platform/postgres';
import type { Type } from '@nestjs/common';

/** The contexts whose routes this api serves; `access` is mounted apart, since it also checks the keys. */
export const contextModules: readonly Type[] = [EnvironmentHttpModule, DriftHttpModule];

export const refusals: readonly Readonly<Record<string, EdgeText>>[] = [accessRefusals, driftRefusals];

export const events: readonly AnyEventDefinition[] = [
  ...httpEvents,
  ...ledgerEvents,
  ...accessEvents,
  ...environmentEvents,
  ...driftEvents,
];

export const projections: readonly ProjectionTable[] = [
  ...accessProjections,
  ...environmentProjections,
  ...driftProjections,
];
