import { IsObject } from 'class-validator';

export class ConfigurationDto {
  /** The project file (`ledgerline.yaml`) as JSON; its form is in docs/ledgerline.schema.json. */
  @IsObject()
  configuration!: Record<string, unknown>;
}
