import { IsPlainText } from '@ledgerline/platform/http';

export class AbortPromotionDto {
  @IsPlainText(2000)
  reason!: string;
}
