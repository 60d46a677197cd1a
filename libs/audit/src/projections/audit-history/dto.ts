import { IsName } from '@ledgerline/platform/http';
import { IsIn, IsOptional, Matches } from 'class-validator';

export class HistoryFilterDto {
  /** Alias, id, or how the id begins (8 digits and more). Events of its promotions count, too. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/)
  release?: string;

  @IsOptional()
  @IsName()
  environment?: string;

  /** The person or service behind it. */
  @IsOptional()
  @Matches(/^[^\p{Cc}]{1,200}$/u)
  actor?: string;

  /** An event type (`promotion.requested`), or all types of a kind (`promotion`). */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,60}(\.[a-z0-9-]{1,60})?$/)
  type?: string;

  /** Only the events of this stream. */
  @IsOptional()
  @Matches(/^[^\p{Cc}]{1,400}$/u)
  stream?: string;

  /** Only what one request set in motion. */
  @IsOptional()
  @Matches(/^[^\p{Cc}]{1,200}$/u)
  correlation?: string;

  /** Only what came after this position. */
  @IsOptional()
  @Matches(/^(0|[1-9]\d{0,17})$/)
  since?: string;

  /** `false` leaves out what each event says. */
  @IsOptional()
  @IsIn(['true', 'false'])
  data?: 'true' | 'false';

  /** `oldest` first, the default, or `newest`. */
  @IsOptional()
  @IsIn(['oldest', 'newest'])
  order?: 'oldest' | 'newest';
}
