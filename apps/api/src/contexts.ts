import { accessEvents, accessRefusals } from '@ledgerline/access';
import { driftEvents, DriftHttpModule, driftRefusals } from '@ledgerline/drift';
import { environmentEvents, EnvironmentHttpModule, environmentRefusals } from '@ledgerline/environment';
import type { AnyEventDefinition } from '@ledgerline/kernel';
import type { EdgeText } from '@ledgerline/platform/http';
import { httpEvents } from '@ledgerline/platform/http';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import { releaseEvents, ReleaseHttpModule, releaseRefusals } from '@ledgerline/release';
import type { Type } from '@nestjs/common';

/** The contexts whose routes this api serves; `access` is mounted apart, since it also checks the keys. */
export const contextModules: readonly Type[] = [ReleaseHttpModule, EnvironmentHttpModule, DriftHttpModule];

export const refusals: readonly Readonly<Record<string, EdgeText>>[] = [
  accessRefusals,
  releaseRefusals,
  environmentRefusals,
  driftRefusals,
];

export const events: readonly AnyEventDefinition[] = [
  ...httpEvents,
  ...ledgerEvents,
  ...accessEvents,
  ...releaseEvents,
  ...environmentEvents,
  ...driftEvents,
];
