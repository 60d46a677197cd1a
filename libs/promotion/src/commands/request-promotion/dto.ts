import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

export class RequestPromotionDto {
  /** Alias, release id, at least 8 hexadecimal digits of it, or a commit. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  release!: string;

  @Matches(/^[a-z0-9-]{1,63}$/)
  environment!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}
