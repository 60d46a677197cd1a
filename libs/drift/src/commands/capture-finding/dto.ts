import { IsString, MaxLength, MinLength } from 'class-validator';

export class CaptureFindingDto {
  /** Why the environment is to keep what was observed. */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}
