import { IsName } from '@ledgerline/platform/http';
import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { kindNames } from './kinds';

const KIND = `(${kindNames.join('|')})`;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export class ReadTimelineDto {
  /** Where it begins: RFC 3339, UTC, with milliseconds. Without it, when the first of these events happened. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  from?: string;

  /** Where it ends, in the same form. Without it, now. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  until?: string;

  /** Around which instant (RFC 3339, UTC, with milliseconds) or position single events are told; the end without it. */
  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|0|[1-9]\d{0,17})$/)
  around?: string;

  /** One kind, or several with commas between; all of them without it. */
  @IsOptional()
  @Matches(new RegExp(`^${KIND}(,${KIND}){0,${String(kindNames.length - 1)}}$`))
  kind?: string;

  @IsOptional()
  @IsName()
  environment?: string;
}
