import { IsIn, IsOptional, Matches } from 'class-validator';
import { POSITION } from '../../projections/decisions/dto';
import type { ReplayedAgainst } from '../../replay/decision-replays';

export class ReplayDecisionsDto {
  /** From this position of the ledger on. */
  @IsOptional()
  @Matches(POSITION)
  since?: string;

  /** Up to and with this position. */
  @IsOptional()
  @Matches(POSITION)
  until?: string;

  /** `ledger`, the default: recorded policies and inputs are held against the ledger of then, too. `record`: they are believed. */
  @IsOptional()
  @IsIn(['record', 'ledger'])
  against?: ReplayedAgainst;
}
