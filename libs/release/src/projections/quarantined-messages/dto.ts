import { IsIn, IsOptional } from 'class-validator';

export class QuarantineFilterDto {
  @IsOptional()
  @IsIn(['held', 'released', 'discarded'])
  status?: 'held' | 'released' | 'discarded';
}
