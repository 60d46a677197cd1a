import { IsName, IsPlainText } from '@ledgerline/platform/http';
import { IsIn, IsOptional } from 'class-validator';

export class RequestPromotionDto {
  /** Alias, release id, at least 8 hexadecimal digits of it, or a commit. */
  @IsPlainText(200)
  release!: string;

  @IsName()
  environment!: string;

  @IsPlainText(2000)
  reason!: string;

  /** `rollback`: a release that was there before comes back. `retry`: the rollout failed, declare the same once more. */
  @IsOptional()
  @IsIn(['rollback', 'retry'])
  kind?: 'rollback' | 'retry';
}
