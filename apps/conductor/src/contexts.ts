import { accessEvents } from '@ledgerline/access';
import { driftEvents, DriftCommandsModule, driftProcesses } from '@ledgerline/drift';
import { EnvironmentCommandsModule, environmentEvents } from '@ledgerline/environment';
import type { AnyEventDefinition } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { ledgerEvents } from '@ledgerline/platform/ledger';
import { PromotionCommandsModule, promotionEvents, promotionProcesses } from '@ledgerline/promotion';
import { ReleaseCommandsModule, releaseEvents } from '@ledgerline/release';
import type { Type } from '@nestjs/common';

/** The contexts whose commands processes send. */
export const contextModules: readonly Type[] = [
  ReleaseCommandsModule,
  EnvironmentCommandsModule,
  PromotionCommandsModule,
  DriftCommandsModule,
];

export const events: readonly AnyEventDefinition[] = [
  ...ledgerEvents,
  ...accessEvents,
  ...releaseEvents,
  ...environmentEvents,
  ...promotionEvents,
  ...driftEvents,
];

/** Everything that happens by itself. */
export const processes: readonly ProcessBinding[] = [...promotionProcesses, ...driftProcesses];
