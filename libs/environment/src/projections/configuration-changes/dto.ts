import { IsOptional, Matches } from 'class-validator';

const STATUS = '(open|effective|rejected|withdrawn|superseded)';

export class ListConfigurationChangesDto {
  /** One status, or several with commas between. */
  @IsOptional()
  @Matches(new RegExp(`^${STATUS}(,${STATUS}){0,4}$`))
  status?: string;
}
