import { IsName } from '@ledgerline/platform/http';

export class DiffEnvironmentsDto {
  @IsName()
  from!: string;

  @IsName()
  to!: string;
}
