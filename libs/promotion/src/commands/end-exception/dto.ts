import { IsPlainText } from '@ledgerline/platform/http';

export class EndExceptionDto {
  @IsPlainText(2000)
  reason!: string;
}
