import { IsName } from '@ledgerline/platform/http';
import { IsIn, IsOptional, Matches } from 'class-validator';

const STATUS = '(requested|gated|authorized|rolling-out|completed|failed|aborted|superseded)';

export class ListPromotionsDto {
  @IsOptional()
  @IsName()
  environment?: string;

  /** One status, or several with commas between. */
  @IsOptional()
  @Matches(new RegExp(`^${STATUS}(,${STATUS}){0,7}$`))
  status?: string;

  /** `open`: only those whose broken glass nobody has reviewed yet. */
  @IsOptional()
  @IsIn(['open'])
  review?: 'open';
}
