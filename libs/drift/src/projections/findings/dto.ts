import { IsName } from '@ledgerline/platform/http';
import { IsIn, IsOptional, Matches } from 'class-validator';

export class ListFindingsDto {
  @IsOptional()
  @IsName()
  environment?: string;

  /** One status, or several with commas between them. */
  @IsOptional()
  @Matches(/^[a-z-]{1,30}(,[a-z-]{1,30}){0,5}$/)
  status?: string;

  @IsOptional()
  @IsIn(['critical', 'material', 'minor'])
  severity?: string;
}
