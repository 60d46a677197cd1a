import { IsName } from '@ledgerline/platform/http';
import { IsOptional } from 'class-validator';

export class AttestReleaseDto {
  /** A state that the release has reached; all of them when left out. */
  @IsOptional()
  @IsName()
  state?: string;
}
