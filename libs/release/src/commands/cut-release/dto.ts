import { IsObject, IsOptional, Matches } from 'class-validator';
import { ALIAS } from '../../text-patterns';
import type { ReleaseOffer } from './release-offer';

/** The parts of the content are held against the published schema of a release offer, with JSON pointers. */
export class CutReleaseDto {
  /** Lower-case letters, digits and `. _ -`; nothing that could be taken for an id or a commit. */
  @IsOptional()
  @Matches(ALIAS)
  alias?: string;

  /** Digests by component. */
  @IsObject()
  artifacts!: ReleaseOffer['artifacts'];

  @IsOptional()
  @IsObject()
  migrations?: Exclude<ReleaseOffer['migrations'], undefined>;

  @IsOptional()
  @IsObject()
  modules?: Exclude<ReleaseOffer['modules'], undefined>;

  @IsOptional()
  @IsObject()
  configuration?: Exclude<ReleaseOffer['configuration'], undefined>;

  @IsOptional()
  @IsObject()
  flags?: Exclude<ReleaseOffer['flags'], undefined>;

  @IsOptional()
  @IsObject()
  datasets?: Exclude<ReleaseOffer['datasets'], undefined>;

  @IsOptional()
  @IsObject()
  manifests?: Exclude<ReleaseOffer['manifests'], undefined>;
}
