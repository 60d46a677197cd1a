import { IsName, IsPlainText } from '@ledgerline/platform/http';

export class PreviewPlanDto {
  /** Alias, release id, at least 8 hexadecimal digits of it, or a commit. */
  @IsPlainText(200)
  release!: string;

  @IsName()
  environment!: string;
}
