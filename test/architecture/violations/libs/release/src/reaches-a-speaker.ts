import { Controller } from '@nestjs/common';

export const said = Controller;
