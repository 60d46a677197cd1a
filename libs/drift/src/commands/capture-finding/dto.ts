import { IsPlainText } from '@ledgerline/platform/http';

export class CaptureFindingDto {
  /** Why the environment is to keep what was observed. */
  @IsPlainText(2000)
  reason!: string;
}
