import { IsPlainText } from '@ledgerline/platform/http';
import { IsISO8601, Matches } from 'class-validator';

export class AcceptFindingDto {
  /** When it turns back into drift: RFC 3339, or a date for its midnight in UTC; at most 90 days from now. There is no acceptance without an end. */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/)
  until!: string;

  /** Why it may stay that long. */
  @IsPlainText(2000)
  reason!: string;
}
