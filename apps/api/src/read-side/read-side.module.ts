import { EventLog } from '@ledgerline/kernel';
import { ReadSide } from '@ledgerline/platform/http';
import { HeadWatch, Postgres, ProjectionProgress } from '@ledgerline/platform/postgres';
import type { DynamicModule, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { ProjectedReadSide } from './projected-read-side';

/** The database of the projections, for every context, and how far it has come. */
@Global()
@Module({})
export class ReadSideModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly postgres: Postgres,
    private readonly progress: ProjectionProgress,
    private readonly head: HeadWatch,
  ) {}

  static forRoot(databaseUrl: string): DynamicModule {
    return {
      module: ReadSideModule,
      providers: [
        { provide: Postgres, useValue: new Postgres(databaseUrl) },
        { provide: ProjectionProgress, useValue: new ProjectionProgress(databaseUrl) },
        { provide: HeadWatch, useFactory: (log: EventLog) => new HeadWatch(log), inject: [EventLog] },
        {
          provide: ProjectedReadSide,
          useFactory: (progress: ProjectionProgress, head: HeadWatch) => new ProjectedReadSide(progress, head),
          inject: [ProjectionProgress, HeadWatch],
        },
        { provide: ReadSide, useExisting: ProjectedReadSide },
      ],
      exports: [Postgres, ProjectionProgress, ReadSide, ProjectedReadSide],
    };
  }

  onApplicationBootstrap(): void {
    this.progress.start();
    this.head.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.head.stop();
    await this.progress.close();
    await this.postgres.close();
  }
}
