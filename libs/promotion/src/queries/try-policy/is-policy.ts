import { buildMessage, ValidateBy } from 'class-validator';

/** `current`, or an object. */
export function IsPolicy(): PropertyDecorator {
  return ValidateBy({
    name: 'isPolicy',
    validator: {
      validate: (value: unknown) =>
        value === 'current' || (typeof value === 'object' && value !== null && !Array.isArray(value)),
      defaultMessage: buildMessage((each) => `${each}$property must be "current" or a project file as JSON`),
    },
  });
}
