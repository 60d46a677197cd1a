import { IsName } from '@ledgerline/platform/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsISO8601,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

class PrincipalDto {
  @IsIn(['person', 'service'])
  kind!: 'person' | 'service';

  /** The person or service itself, lower-case: everybody has one id, whatever keys they hold. */
  @Matches(/^[a-z0-9][a-z0-9._@-]{0,99}$/, { message: 'an id has 1 to 100 of a-z, 0-9 and . _ @ -' })
  id!: string;
}

export class IssueApiKeyDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PrincipalDto)
  principal!: PrincipalDto;

  @IsName()
  role!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsName({ each: true })
  groups?: string[];

  @IsOptional()
  @IsName()
  environment?: string;

  /** From when on it opens nothing, RFC 3339; without, it opens until it is revoked. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  expiresAt?: string;
}
