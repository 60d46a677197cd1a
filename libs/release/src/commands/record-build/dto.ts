import { IsName } from '@ledgerline/platform/http';
import { Type as Nested } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { TEXT_LINE } from '../../text-patterns';

export class BuiltArtifactDto {
  /** `repository@sha256:…`, 64 lower-case hexadecimal digits. A tag can move and is refused. */
  @IsString()
  @MaxLength(700)
  reference!: string;

  @IsOptional()
  @Matches(TEXT_LINE)
  mediaType?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  sizeBytes?: number;

  /** Tags that point at the digest now: labels, never references. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, { each: true })
  tags?: string[];
}

export class BuildSourceDto {
  @Matches(TEXT_LINE)
  repository!: string;

  @Matches(/^[A-Za-z0-9._/-]{1,200}$/)
  commit!: string;

  /** The people who made the change, by the ids under which they approve: they cannot approve their own work. */
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(TEXT_LINE, { each: true })
  authors!: string[];
}

export class RecordBuildDto {
  @IsName()
  component!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(() => BuiltArtifactDto)
  artifacts!: BuiltArtifactDto[];

  @IsDefined()
  @ValidateNested()
  @Nested(() => BuildSourceDto)
  source!: BuildSourceDto;

  /** Who or what ran the build. */
  @Matches(TEXT_LINE)
  builder!: string;
}
