import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const wholeNumber = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
const IsSide = () => Matches(/^[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}$/, { message: 'say an environment or a release' });

export class DiffDto {
  /** An environment, or a release by alias, id, beginning of an id, or commit. */
  @IsSide()
  from!: string;

  /** As `from`. */
  @IsSide()
  to!: string;

  /** So many intents back, of an environment. */
  @IsOptional()
  @Transform(wholeNumber)
  @IsInt()
  @Min(0)
  @Max(9999)
  fromBack?: number;

  /** So many intents back, of an environment. */
  @IsOptional()
  @Transform(wholeNumber)
  @IsInt()
  @Min(0)
  @Max(9999)
  toBack?: number;

  /** This version of the environment’s overlay; the other side then is a version of an overlay too. */
  @IsOptional()
  @Transform(wholeNumber)
  @IsInt()
  @Min(0)
  @Max(999_999)
  fromOverlay?: number;

  /** This version of the environment’s overlay. */
  @IsOptional()
  @Transform(wholeNumber)
  @IsInt()
  @Min(0)
  @Max(999_999)
  toOverlay?: number;
}
