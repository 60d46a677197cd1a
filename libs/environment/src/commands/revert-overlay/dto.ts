import { IsPlainText } from '@ledgerline/platform/http';
import { IsInt, Max, Min } from 'class-validator';

export class RevertOverlayDto {
  /** The version whose values are wanted back; 0 for none at all. */
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  version!: number;

  @IsPlainText(2000)
  reason!: string;
}
