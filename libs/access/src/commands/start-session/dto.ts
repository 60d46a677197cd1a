import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

/** Either of the two. */
export class StartSessionDto {
  /** An API key. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  key?: string;

  /** What stands behind the `#` of a login link. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  link?: string;
}
