import { IsName } from '@ledgerline/platform/http';
import { IsOptional, Matches } from 'class-validator';

export class BuildFilterDto {
  /** The commit, or how it begins. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9._/-]{1,200}$/)
  commit?: string;

  @IsOptional()
  @IsName()
  component?: string;
}
