import { IsPlainText } from '@ledgerline/platform/http';

export class DiscardMessageDto {
  @IsPlainText(500)
  reason!: string;
}
