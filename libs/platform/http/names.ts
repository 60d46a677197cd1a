import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { NAME_PATTERN } from './edge/addressed';

const withoutInvisible = /^(?:[\n\t]|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}])*$/u;

/** What projects, environments, components and the like are called: 1 to 63 of a-z, 0-9 and -, not at the ends. */
export const IsName = () =>
  applyDecorators(
    Matches(new RegExp(NAME_PATTERN), { message: 'names have 1 to 63 of a-z, 0-9 and -, and begin and end without -' }),
  );

/** Text for people: no control, zero-width or direction characters; lines and tabs are fine. */
export const IsPlainText = (maxLength: number, minLength = 1) =>
  applyDecorators(
    IsString(),
    MinLength(minLength),
    MaxLength(maxLength),
    Matches(withoutInvisible, { message: 'text may not have control, zero-width or direction characters' }),
  );
