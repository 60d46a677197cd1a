import { applyDecorators } from '@nestjs/common';
import type { ValidationOptions } from 'class-validator';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { NAME_PATTERN } from './edge/addressed';

const withoutInvisible = /^(?:[\n\t]|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}])*$/u;

/** What projects, environments, components and the like are called: 1 to 63 of a-z, 0-9 and -, not at the ends. */
export const IsName = (options: ValidationOptions = {}) =>
  Matches(new RegExp(NAME_PATTERN), {
    message: 'a name has 1 to 63 of a-z, 0-9 and -, and begins and ends without -',
    ...options,
  });

/** Text for people: no control, zero-width or direction characters; lines and tabs are fine. */
export const IsPlainText = (maxLength: number, minLength = 1) =>
  applyDecorators(
    IsString(),
    MinLength(minLength),
    MaxLength(maxLength),
    Matches(withoutInvisible, { message: 'text may not have control, zero-width or direction characters' }),
  );
