import { IsPlainText } from '@ledgerline/platform/http';

export class LiftRejectionDto {
  @IsPlainText(2000)
  reason!: string;
}
