import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { OBSERVATION_HEARTBEAT } from './commands/record-observation/handler';

/** How often an unchanged observation is recorded; without this module once a minute. */
@Module({})
export class ObservationHeartbeatModule {
  static forRoot(seconds: number): DynamicModule {
    const providers = [{ provide: OBSERVATION_HEARTBEAT, useValue: seconds * 1000 }];
    return { module: ObservationHeartbeatModule, global: true, providers, exports: [OBSERVATION_HEARTBEAT] };
  }
}
