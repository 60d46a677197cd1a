import { IsPlainText } from '@ledgerline/platform/http';
import { IsObject, registerDecorator } from 'class-validator';

const MAX_KEYS = 100;

/** At least one key and no more than fit on a page. */
const HasKeys = () => (target: object, propertyName: string) => {
  registerDecorator({
    name: 'hasKeys',
    target: target.constructor,
    propertyName,
    options: { message: `changes have 1 to ${String(MAX_KEYS)} keys` },
    validator: {
      validate: (value: unknown) => {
        const keys = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
        return keys >= 1 && keys <= MAX_KEYS;
      },
    },
  });
};

export class ProposeOverlayDto {
  /** Overlay key to new value; null takes the key out, so that the release's own value holds again. */
  @IsObject()
  @HasKeys()
  changes!: Record<string, unknown>;

  @IsPlainText(2000)
  reason!: string;
}
