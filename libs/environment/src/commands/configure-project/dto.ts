import { IsPlainText } from '@ledgerline/platform/http';
import { IsBoolean, IsObject, IsOptional } from 'class-validator';

export class ConfigurationDto {
  /** The project file (`ledgerline.yaml`) as JSON; its form is in docs/ledgerline.schema.json. */
  @IsObject()
  configuration!: Record<string, unknown>;
}

export class ConfigureProjectDto extends ConfigurationDto {
  /** Why; needed where others have to review a change of policy. */
  @IsOptional()
  @IsPlainText(2000)
  reason?: string;

  /** Values of environments may fall out of the rules; `…/configuration/plan` lists them. */
  @IsOptional()
  @IsBoolean()
  acceptFallOut?: boolean;

  /** Put a change of policy into force without those who should review it; with the installation’s own key only. */
  @IsOptional()
  @IsBoolean()
  override?: boolean;
}
