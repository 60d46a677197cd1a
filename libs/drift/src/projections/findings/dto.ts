import { IsName, IsPlainText } from '@ledgerline/platform/http';
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

  /** A person or a group; `nobody` for what is nobody's. */
  @IsOptional()
  @IsPlainText(200)
  assignee?: string;

  /** Only what is snoozed, or only what is not. */
  @IsOptional()
  @IsIn(['true', 'false'])
  snoozed?: string;

  /** Only what is past its deadline, or only what is not. */
  @IsOptional()
  @IsIn(['true', 'false'])
  escalated?: string;

  /** Only what comes and goes, or only what does not. */
  @IsOptional()
  @IsIn(['true', 'false'])
  flapping?: string;
}
