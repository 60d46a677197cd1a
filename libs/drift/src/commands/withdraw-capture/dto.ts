import { IsPlainText } from '@ledgerline/platform/http';

export class WithdrawCaptureDto {
  /** Why no release is to bring it. */
  @IsPlainText(2000)
  reason!: string;
}
