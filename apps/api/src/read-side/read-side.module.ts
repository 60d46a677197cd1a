import { ReadSide } from '@ledgerline/platform/http';
import { Postgres, ProjectionProgress } from '@ledgerline/platform/postgres';
import type { DynamicModule, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';

/** The database of the projections, for every context, and how far it has come. */
@Global()
@Module({})
export class ReadSideModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly postgres: Postgres,
    private readonly progress: ProjectionProgress,
  ) {}

  static forRoot(databaseUrl: string): DynamicModule {
    const progress = new ProjectionProgress(databaseUrl);
    return {
      module: ReadSideModule,
      providers: [
        { provide: Postgres, useValue: new Postgres(databaseUrl) },
        { provide: ProjectionProgress, useValue: progress },
        { provide: ReadSide, useValue: progress },
      ],
      exports: [Postgres, ReadSide],
    };
  }

  onApplicationBootstrap(): void {
    this.progress.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.progress.close();
    await this.postgres.close();
  }
}
