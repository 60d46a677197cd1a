import { IsPlainText } from '@ledgerline/platform/http';

export class RejectOverlayDto {
  @IsPlainText(2000)
  reason!: string;
}
