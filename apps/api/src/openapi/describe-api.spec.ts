import {
  AcceptedView,
  Answers,
  At,
  IfMatch,
  IsName,
  ListPage,
  PageView,
  RawBody,
  RequirePermission,
} from '@ledgerline/platform/http';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Type as Schema } from '@sinclair/typebox';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { describeApi } from './describe-api';

class PartDto {
  @IsIn(['a', 'b'])
  kind!: string;
}

class ThingDto {
  @IsName()
  name!: string;

  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts!: PartDto[];

  @IsOptional()
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  labels?: string[];
}

class FilterDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9)
  size?: number;
}

const ThingView = Schema.Object({ name: Schema.String() }, { $id: 'Thing' });

@Controller('v1/projects/:project/things')
class ThingsController {
  @Get()
  @RequirePermission('project:read')
  @Answers(PageView(ThingView, 'Things'), 'things')
  list(
    @Query() _filter: FilterDto,
    @Query('colour') _colour: string,
    @At() _at: unknown,
    @ListPage('things') _page: unknown,
  ) {
    return [];
  }

  @Post()
  @RequirePermission('release:cut')
  @Answers(AcceptedView, 'made', 201)
  make(@Param('project') _project: string, @Body() _thing: ThingDto, @IfMatch() _revision: unknown) {
    return [];
  }

  @Put(':thing')
  @RequirePermission('release:cut')
  @RawBody()
  @Answers(AcceptedView, 'stored')
  store(@Body() _bytes: Uint8Array) {
    return [];
  }
}

@Controller('v1/open')
class WithoutPermissionController {
  @Get()
  @Answers(AcceptedView, 'never')
  open() {
    return [];
  }
}

describe('the description of the api', () => {
  const { paths, components } = describeApi([ThingsController]);
  const things = paths['/v1/projects/{project}/things'];

  it('has the rules of a DTO as the schema of the body', () => {
    expect(things?.post?.requestBody?.content['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/ThingRequest',
    });
    expect(components.schemas.ThingRequest).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['name', 'parts'],
      properties: {
        name: { type: 'string', pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' },
        parts: {
          type: 'array',
          maxItems: 5,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['kind'],
            properties: { kind: { enum: ['a', 'b'] } },
          },
        },
        labels: { type: 'array', items: { type: 'string', maxLength: 10 } },
      },
    });
  });

  it('names what has a name once, and refers to it', () => {
    expect(components.schemas.Things).toMatchObject({
      properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } },
    });
    expect(Object.keys(components.schemas)).toEqual(['Accepted', 'Problem', 'Thing', 'ThingRequest', 'Things']);
  });

  it('tells every parameter that a route understands', () => {
    const inList = things?.get?.parameters.map(({ name, in: where }) => `${where} ${name}`);
    expect(inList).toEqual([
      'path project',
      'query size',
      'query colour',
      'query at',
      'query limit',
      'query cursor',
      'query minPosition',
    ]);
    const inMake = things?.post?.parameters.map(({ name, in: where }) => `${where} ${name}`);
    expect(inMake).toEqual(['path project', 'header If-Match', 'header Idempotency-Key']);
  });

  it('tells permission, id, answer and problem', () => {
    expect(things?.post).toMatchObject({
      operationId: 'things_make',
      'x-permission': 'release:cut',
      security: [{ apiKey: [] }],
      responses: {
        201: {
          description: 'made',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Accepted' } } },
        },
        default: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    });
    expect(paths['/v1/projects/{project}/things/{thing}']?.put?.requestBody?.content).toEqual({
      '*/*': { schema: { type: 'string', format: 'binary' } },
    });
  });

  it('cannot be made of a route without a permission', () => {
    expect(() => describeApi([WithoutPermissionController])).toThrow('withoutPermission_open needs a permission');
  });

  it('cannot be made of two schemas under one name', () => {
    @Controller('v1/other')
    class OtherController {
      @Get()
      @RequirePermission('self:read')
      @Answers(Schema.Object({ size: Schema.Integer() }, { $id: 'Thing' }), 'another thing')
      other() {
        return [];
      }
    }
    expect(() => describeApi([ThingsController, OtherController])).toThrow('two schemas are called "Thing"');
  });
});
