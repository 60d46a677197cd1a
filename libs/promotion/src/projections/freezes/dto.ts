import { IsIn, IsOptional } from 'class-validator';

export class ListFreezesDto {
  /** `true` for those that are over, too. */
  @IsOptional()
  @IsIn(['true', 'false'])
  all?: 'true' | 'false';
}
