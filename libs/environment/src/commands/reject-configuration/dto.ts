import { IsPlainText } from '@ledgerline/platform/http';

export class RejectConfigurationDto {
  @IsPlainText(2000)
  reason!: string;
}
