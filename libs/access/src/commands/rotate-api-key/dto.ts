import { IsPlainText } from '@ledgerline/platform/http';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class RotateApiKeyDto {
  /** For so many hours the former secret opens, too; when it is left out, not a moment more. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  overlapHours?: number;

  @IsPlainText(500)
  reason!: string;
}
