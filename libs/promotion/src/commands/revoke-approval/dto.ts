import { IsPlainText } from '@ledgerline/platform/http';
import { Matches } from 'class-validator';

export class RevokeApprovalDto {
  /** The plan that was approved: `sha256:` and 64 lower-case hexadecimal digits. */
  @Matches(/^sha256:[0-9a-f]{64}$/)
  planHash!: string;

  @IsPlainText(2000)
  reason!: string;
}
