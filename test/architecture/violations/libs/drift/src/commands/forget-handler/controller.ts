import { Body, Controller, Post } from '@nestjs/common';
import type { ForgetDto } from './dto';

@Controller('v1/forget')
export class ForgetController {
  @Post()
  open(@Body() body: ForgetDto) {
    return body;
  }
}
