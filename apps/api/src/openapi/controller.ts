import { Answers, Public } from '@ledgerline/platform/http';
import { Controller, Get } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Type } from '@sinclair/typebox';
import { describeApi } from './describe-api';
import type { OpenApiDocument } from './document';
import { controllersIn } from './routes';

const DescriptionView = Type.Object({}, { $id: 'OpenApi', additionalProperties: true });

@Controller('v1/openapi.json')
export class DescriptionController {
  private description: OpenApiDocument | undefined;

  constructor(private readonly modules: ModulesContainer) {}

  /** This document: what every route takes and answers. */
  @Get()
  @Public()
  @Answers(DescriptionView, 'OpenAPI 3.1')
  describe() {
    this.description ??= describeApi(controllersIn(this.modules));
    return this.description;
  }
}
