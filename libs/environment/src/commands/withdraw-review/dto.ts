import { IsPlainText } from '@ledgerline/platform/http';

export class WithdrawReviewDto {
  @IsPlainText(2000)
  reason!: string;
}
