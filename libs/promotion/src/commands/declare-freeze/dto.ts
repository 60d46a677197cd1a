import { IsName, IsPlainText } from '@ledgerline/platform/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsDefined,
  IsISO8601,
  IsObject,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { FreezeScope } from '../../freeze-scope';
import type { OfferedFreeze } from './command';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

class ScopeDto {
  /** Everything: the global stop. */
  @IsOptional()
  @Equals(true)
  everything?: true;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsName({ each: true })
  environments?: string[];

  /** Environments with all of these labels. */
  @IsOptional()
  @IsObject()
  labels?: Record<string, string>;
}

class RecurrenceDto {
  /** RFC 5545 rule: `FREQ=WEEKLY;BYDAY=FR;BYHOUR=15`. */
  @IsPlainText(500)
  rrule!: string;

  /** For how long each time: 90s, 30m, 2h, 7d. */
  @Matches(/^[1-9][0-9]{0,4}[smhd]$/)
  duration!: string;

  /** IANA time zone. */
  @IsPlainText(100)
  timezone!: string;
}

export class DeclareFreezeDto {
  @IsName()
  name!: string;

  /** One of `everything`, `environments` and `labels`. */
  @IsDefined()
  @ValidateNested()
  @Type(() => ScopeDto)
  scope!: ScopeDto;

  /** When it begins, RFC 3339; at once when left out. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  from?: string;

  /** When it ends, RFC 3339. There is no freeze without an end. */
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  until!: string;

  /** Only at these times in between; all of the time when left out. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RecurrenceDto)
  recurrence?: RecurrenceDto;

  @IsPlainText(2000)
  reason!: string;
}

/** The freeze in a body that was validated; undefined where its scope is not exactly one thing. */
export function freezeIn({
  name,
  scope,
  from,
  until,
  recurrence,
  reason,
}: DeclareFreezeDto): OfferedFreeze | undefined {
  const only = scopeIn(scope);
  if (only === undefined) return undefined;
  const instant = (text: string) => new Date(text).toISOString();
  return {
    ...{ name, scope: only, until: instant(until), reason },
    ...(from !== undefined && { from: instant(from) }),
    ...(recurrence !== undefined && { recurrence: timesIn(recurrence) }),
  };
}

function timesIn({ rrule, duration, timezone }: RecurrenceDto) {
  return { rrule, duration, timezone };
}

function scopeIn({ everything, environments, labels }: ScopeDto): FreezeScope | undefined {
  if ([everything, environments, labels].filter((part) => part !== undefined).length !== 1) return undefined;
  if (environments !== undefined) return { environments };
  if (labels === undefined) return { everything: true };
  const given = Object.entries(labels);
  return given.length > 0 && given.every(([, value]) => typeof value === 'string') ? { labels } : undefined;
}
