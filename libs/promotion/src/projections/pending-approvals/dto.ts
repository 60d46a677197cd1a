import { IsName } from '@ledgerline/platform/http';
import { IsOptional } from 'class-validator';

export class ListPendingApprovalsDto {
  @IsOptional()
  @IsName()
  environment?: string;

  /** Only what waits for this group. */
  @IsOptional()
  @IsName()
  group?: string;
}
