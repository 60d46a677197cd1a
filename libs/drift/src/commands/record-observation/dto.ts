import { IsName, IsPlainText } from '@ledgerline/platform/http';
import { IsIn, IsInt, IsISO8601, IsObject, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';

export class RecordObservationDto {
  @IsName()
  detector!: string;

  /** `partial` and `error` close nothing, and never count as in sync. */
  @IsIn(['complete', 'partial', 'error'])
  completeness!: 'complete' | 'partial' | 'error';

  /** Why it is not complete. */
  @ValidateIf((_, problem: unknown) => problem !== undefined)
  @IsPlainText(500)
  problem?: string;

  /** RFC 3339, UTC, with milliseconds: `2026-11-23T18:26:00.000Z`. */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  observedAt!: string;

  /** How often the detector looks, in milliseconds: two of these without a word, and it counts as silent. */
  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(86_400_000)
  intervalMs?: number;

  /** What was seen, in the form of the detector's domain; at most 300,000 bytes. */
  @IsObject()
  document!: Record<string, unknown>;
}
