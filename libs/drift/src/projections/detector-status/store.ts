import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { DetectorStatusRow } from './project';
import type { Word } from './verdict';

/** Of the classifications only those that a verdict may turn on. */
type DetectorWord = Word & Pick<DetectorStatusRow, 'environment' | 'detector' | 'problem'>;
type Told = Omit<DetectorWord, 'silentAfterMs' | 'problem'> & {
  readonly silentAfterMs: number | null;
  readonly problem: string | null;
};

@Injectable()
export class DetectorStatusStore {
  constructor(private readonly postgres: Postgres) {}

  /** The latest of each detector that ever reported on the environment. */
  async list(project: string, environment: string): Promise<readonly DetectorStatusRow[]> {
    const rows = await this.postgres.query<{ row: DetectorStatusRow }>(
      'select row from detector_status where project = $1 and environment = $2 order by detector',
      [project, environment],
    );
    return rows.map(({ row }) => row);
  }

  /**
   * What the verdicts on all detectors that ever reported on an environment of the project rest on, without opening what
   * they saw: together that can be a lot.
   */
  async ofProject(project: string): Promise<readonly DetectorWord[]> {
    const words = await this.postgres.query<Told>(
      `select environment, detector, completeness, problem, reported_at as "reportedAt", silent_after_ms as "silentAfterMs",
              array_remove(array[case when found_unknown then 'unknown' end, case when found_drift then 'drift' end,
                                 case when found_pending then 'pending' end], null) as classifications
         from detector_status where project = $1 order by environment, detector limit 2000`,
      [project],
    );
    return words.map(({ silentAfterMs, problem, ...word }) => ({
      ...word,
      ...(silentAfterMs !== null && { silentAfterMs }),
      ...(problem !== null && { problem }),
    }));
  }
}
