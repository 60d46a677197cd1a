import { IsName } from '@ledgerline/platform/http';
import { IsISO8601, IsOptional, Matches } from 'class-validator';

const STATUS = '(requested|in-force|rejected|expired|ended)';

export class ListExceptionsDto {
  @IsOptional()
  @IsName()
  environment?: string;

  /** One status, or several with commas between. */
  @IsOptional()
  @Matches(new RegExp(`^${STATUS}(,${STATUS}){0,4}$`))
  status?: string;

  /** Only those that end before this instant: RFC 3339, UTC, with milliseconds. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  endsBefore?: string;
}
