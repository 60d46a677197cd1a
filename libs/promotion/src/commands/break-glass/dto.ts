import { IsPlainText } from '@ledgerline/platform/http';
import { Matches } from 'class-validator';

export class BreakGlassDto {
  /** The plan whose gates are to be broken: `sha256:` and 64 lower-case hexadecimal digits. */
  @Matches(/^sha256:[0-9a-f]{64}$/)
  planHash!: string;

  @IsPlainText(2000)
  reason!: string;
}
