import { IsPlainText } from '@ledgerline/platform/http';
import { IsOptional } from 'class-validator';

export class ReviewConfigurationDto {
  @IsOptional()
  @IsPlainText(2000)
  comment?: string;
}
