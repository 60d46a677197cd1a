import { IsPlainText } from '@ledgerline/platform/http';

export class PauseAutomationDto {
  @IsPlainText(2000)
  reason!: string;
}
