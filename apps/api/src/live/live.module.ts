import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { MAX_STREAMS, StreamController } from './controller';
import { LiveEvents } from './live-events';

/** Server-sent events. */
@Module({})
export class LiveModule {
  static forRoot({ maxStreams }: { readonly maxStreams: number }): DynamicModule {
    return {
      module: LiveModule,
      controllers: [StreamController],
      providers: [LiveEvents, { provide: MAX_STREAMS, useValue: maxStreams }],
    };
  }
}
