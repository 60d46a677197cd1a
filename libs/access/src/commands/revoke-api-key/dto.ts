import { IsPlainText } from '@ledgerline/platform/http';
import { IsOptional } from 'class-validator';

export class RevokeApiKeyDto {
  @IsOptional()
  @IsPlainText(500)
  reason?: string;
}
