import { IsIn, IsOptional } from 'class-validator';

export class ReadApprovalInboxDto {
  /** `true`: also what waits for others, and why you cannot help. */
  @IsOptional()
  @IsIn(['true', 'false'])
  all?: 'true' | 'false';
}
