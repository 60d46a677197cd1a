import { IsPlainText } from '@ledgerline/platform/http';
import { IsOptional } from 'class-validator';

export class ApproveExceptionDto {
  @IsOptional()
  @IsPlainText(2000)
  comment?: string;
}
