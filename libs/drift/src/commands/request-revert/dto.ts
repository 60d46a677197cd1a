import { IsString, MaxLength, MinLength } from 'class-validator';

export class RequestRevertDto {
  /** Why what is declared is to be restored. */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}
