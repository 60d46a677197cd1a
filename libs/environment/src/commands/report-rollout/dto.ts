import { IsPlainText } from '@ledgerline/platform/http';
import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import type { RolloutReport } from './command';

const MOST = 1_000_000;

const onlyFor = (status: ReportRolloutDto['status']) =>
  ValidateIf((body: ReportRolloutDto, value: unknown) => body.status === status || value !== undefined);

export class ReportRolloutDto {
  /** The intent that was pulled. */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  intentRevision!: number;

  @IsIn(['started', 'progressed', 'finished', 'failed'])
  status!: RolloutReport['status'];

  /** What is under way; for `progressed`. */
  @onlyFor('progressed')
  @IsPlainText(200)
  step?: string;

  /** Steps that are done; for `progressed`. */
  @onlyFor('progressed')
  @IsInt()
  @Min(0)
  @Max(MOST)
  done?: number;

  /** Steps in all; for `progressed`. */
  @onlyFor('progressed')
  @IsInt()
  @Min(1)
  @Max(MOST)
  of?: number;

  /** Why it could not be done; for `failed`. */
  @onlyFor('failed')
  @IsPlainText(2000)
  reason?: string;
}

/** The report in a body that was validated. */
export function reportIn({ status, step = '', done = 0, of = 1, reason = '' }: ReportRolloutDto): RolloutReport {
  switch (status) {
    case 'progressed':
      return { status, step, done, of };
    case 'failed':
      return { status, reason };
    default:
      return { status };
  }
}
