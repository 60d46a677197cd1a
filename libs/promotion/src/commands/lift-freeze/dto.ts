import { IsPlainText } from '@ledgerline/platform/http';

export class LiftFreezeDto {
  @IsPlainText(2000)
  reason!: string;
}
