import { IsPlainText } from '@ledgerline/platform/http';

export class ReviewBrokenGlassDto {
  /** What happened, why no gate could be waited for, and what follows from it. */
  @IsPlainText(10_000)
  review!: string;
}
