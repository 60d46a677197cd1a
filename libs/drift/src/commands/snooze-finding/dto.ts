import { IsPlainText } from '@ledgerline/platform/http';
import { IsISO8601, Matches } from 'class-validator';

export class SnoozeFindingDto {
  /** When it comes back: RFC 3339, or a date for its midnight in UTC; at most 14 days from now, and never past its deadline. */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/)
  until!: string;

  /** What is waited for. */
  @IsPlainText(2000)
  reason!: string;
}
