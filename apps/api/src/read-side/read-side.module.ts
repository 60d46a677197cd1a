import { ReadSide } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { projections } from '../contexts';
import { ProjectionProgress } from './projection-progress';

/** The database of the projections, for every context, and how far it has come. */
@Global()
@Module({})
export class ReadSideModule implements OnApplicationShutdown {
  constructor(private readonly postgres: Postgres) {}

  static forRoot(postgres: Postgres): DynamicModule {
    const names = projections.map(({ projection }) => projection.name);
    return {
      module: ReadSideModule,
      providers: [
        { provide: Postgres, useValue: postgres },
        { provide: ReadSide, useValue: new ProjectionProgress(postgres, names) },
      ],
      exports: [Postgres, ReadSide],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.postgres.close();
  }
}
