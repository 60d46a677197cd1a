import { IsPlainText } from '@ledgerline/platform/http';

export class ResumeAutomationDto {
  @IsPlainText(2000)
  reason!: string;
}
