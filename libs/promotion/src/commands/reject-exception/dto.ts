import { IsPlainText } from '@ledgerline/platform/http';

export class RejectExceptionDto {
  @IsPlainText(2000)
  reason!: string;
}
