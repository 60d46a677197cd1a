import { IsName, IsPlainText } from '@ledgerline/platform/http';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional } from 'class-validator';

export class RejectReleaseDto {
  @IsPlainText(2000)
  reason!: string;

  /** Where it must not go; nowhere when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsName({ each: true })
  environments?: string[];
}
