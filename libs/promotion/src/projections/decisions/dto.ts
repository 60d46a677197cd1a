import { IsName, IsPlainText } from '@ledgerline/platform/http';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { DecisionVerdict } from '../../replay/recorded-decision';

const KIND = '(authorisation|gates|state-reached|state-gates)';
/** Fewer digits than a 64-bit number has. */
export const POSITION = /^(0|[1-9]\d{0,17})$/;

export class ListDecisionsDto {
  @IsOptional()
  @IsPlainText(200)
  promotion?: string;

  /** Alias, release id, at least 8 hexadecimal digits of it, or a commit. */
  @IsOptional()
  @IsPlainText(200)
  release?: string;

  @IsOptional()
  @IsName()
  environment?: string;

  /** A release state. */
  @IsOptional()
  @IsName()
  state?: string;

  /** One kind, or several with commas between. */
  @IsOptional()
  @Matches(new RegExp(`^${KIND}(,${KIND}){0,3}$`))
  kind?: string;

  @IsOptional()
  @IsIn(['held', 'open'])
  verdict?: DecisionVerdict;

  /** From this position of the ledger on. */
  @IsOptional()
  @Matches(POSITION)
  since?: string;

  /** Up to and with this position. */
  @IsOptional()
  @Matches(POSITION)
  until?: string;
}
