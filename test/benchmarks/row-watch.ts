import type { Postgres, ProjectionProgress } from '@ledgerline/platform/postgres';

interface Awaited {
  readonly position: bigint;
  readonly seen: () => void;
  readonly missed: (error: unknown) => void;
}

/** Reads rows of the history as soon as it is told that they should be there, all that are waited for at once. */
export class RowWatch {
  private awaited: Awaited[] = [];
  private reading = false;

  constructor(
    private readonly postgres: Postgres,
    private readonly progress: ProjectionProgress,
  ) {
    progress.onProgress(() => void this.look());
  }

  /** Resolves when a query has returned the row of this position. */
  async row(position: bigint): Promise<void> {
    const seen = new Promise<void>((resolve, reject) => {
      this.awaited.push({ position, seen: resolve, missed: reject });
    });
    await this.look();
    await seen;
  }

  private async look(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    try {
      for (let due = this.takeDue(); due.length > 0; due = this.takeDue()) await this.read(due);
    } finally {
      this.reading = false;
    }
  }

  private takeDue(): readonly Awaited[] {
    const reached = this.progress.position() ?? -1n;
    const due = this.awaited.filter(({ position }) => position <= reached);
    if (due.length > 0) this.awaited = this.awaited.filter(({ position }) => position > reached);
    return due;
  }

  private async read(due: readonly Awaited[]): Promise<void> {
    const keys = due.map(({ position }) => String(position));
    try {
      const rows = await this.postgres.query('select 1 from audit_history where key = any($1::text[])', [keys]);
      if (rows.length !== keys.length) throw new Error(`${keys.join(', ')} are said to be projected, and have no rows`);
      for (const { seen } of due) seen();
    } catch (error) {
      for (const { missed } of due) missed(error);
    }
  }
}
