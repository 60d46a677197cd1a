import { IsName, IsPlainText } from '@ledgerline/platform/http';
import { IsIn, IsOptional } from 'class-validator';

export class PreviewPlanDto {
  /** Alias, release id, at least 8 hexadecimal digits of it, or a commit. */
  @IsPlainText(200)
  release!: string;

  @IsName()
  environment!: string;

  /** `rollback`: an earlier release is to come back, by the gates of a rollback. */
  @IsOptional()
  @IsIn(['rollback'])
  kind?: 'rollback';
}
