import { IsName, IsPlainText } from '@ledgerline/platform/http';
import { Type } from 'class-transformer';
import { IsDefined, IsISO8601, IsOptional, Matches, ValidateNested } from 'class-validator';
import type { AskedWaiver } from './command';

class WaivesDto {
  /** A gate, as `ledgerline why-blocked` names it. */
  @IsOptional()
  @IsPlainText(300)
  gate?: string;

  /** Or a key of the overlay, whose bounds are waived. */
  @IsOptional()
  @IsPlainText(300)
  variance?: string;

  @IsName()
  environment!: string;

  /** The only release that a gate is waived for: alias, id, id prefix or commit; any when left out. */
  @IsOptional()
  @IsPlainText(200)
  release?: string;
}

export class RequestExceptionDto {
  /** Either a gate or a key of an environment. */
  @IsDefined()
  @ValidateNested()
  @Type(() => WaivesDto)
  waives!: WaivesDto;

  /** When it ends, RFC 3339, or a date for its midnight in UTC. There is no exception without an end. */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/)
  until!: string;

  @IsPlainText(2000)
  reason!: string;
}

/** What is asked for in a body that was validated; undefined where it is not exactly one thing. */
export function waiverIn({
  waives: { gate, variance, environment, release },
}: RequestExceptionDto): AskedWaiver | undefined {
  if (variance !== undefined)
    return gate === undefined && release === undefined ? { variance, environment } : undefined;
  return gate === undefined ? undefined : { gate, environment, ...(release !== undefined && { release }) };
}
