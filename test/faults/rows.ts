import { clock } from './clock/row';
import { disk } from './disk/row';
import { kills } from './kills/row';
import { outages } from './outages/row';
import { postgres } from './postgres/row';
import type { Row } from './row';
import { story } from './story/row';

/** Every row; a new one is one line here. */
export const rows: readonly Row[] = [kills, postgres, outages, disk, clock, story];
