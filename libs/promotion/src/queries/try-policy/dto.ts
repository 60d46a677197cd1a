import { IsOptional, Matches } from 'class-validator';
import { POSITION } from '../../projections/decisions/dto';
import { IsPolicy } from './is-policy';

export class TryPolicyDto {
  /** `current`: the project's present one. Otherwise a project file (`ledgerline.yaml`) as JSON; it need not be applied. */
  @IsPolicy()
  policy!: 'current' | Record<string, unknown>;

  /** From this position of the ledger on. */
  @IsOptional()
  @Matches(POSITION)
  since?: string;

  /** Up to and with this position. */
  @IsOptional()
  @Matches(POSITION)
  until?: string;
}
