import { IsPlainText } from '@ledgerline/platform/http';

export class RequestRevertDto {
  /** Why what is declared is to be restored. */
  @IsPlainText(2000)
  reason!: string;
}
