import { stopStandalone } from './global-setup';

export default async function globalTeardown(): Promise<void> {
  await stopStandalone();
}
