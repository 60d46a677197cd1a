import { Answers, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { CountFindings } from './counts.query';

const count = Type.Integer({ minimum: 0 });
const Counts = (description: string) =>
  Type.Array(Type.Object({ name: Type.String(), count }, { $id: 'FindingCount' }), { description });

const FindingCountsView = Type.Object(
  {
    statuses: Counts('of all findings, the most frequent first'),
    severities: Counts('of those that are not closed, like domains, environments and assignees'),
    domains: Counts('where they were seen'),
    environments: Counts('in which they are'),
    excepted: Counts('by environment, of those that may be for a while'),
    assignees: Counts('whose they are; `nobody` for what is nobody’s'),
    snoozed: count,
    days: Type.Array(Type.String({ format: 'date' }), { description: 'the last 30 in UTC, today the last' }),
    overTime: Type.Array(
      Type.Object(
        {
          domain: Type.String(),
          open: Type.Array(count, {
            description: 'at the end of each day; what closed and came back counts as open in between',
          }),
          opened: Type.Integer({ minimum: 0, description: 'in all these days, for the first time' }),
          closed: Type.Integer({ minimum: 0, description: 'in all these days, for the last time' }),
        },
        { $id: 'FindingsOverTime' },
      ),
    ),
  },
  { $id: 'FindingCounts' },
);

@ReadsFrom('findings')
@Controller('v1/projects/:project/finding-counts')
export class FindingCountsController {
  constructor(private readonly queries: QueryBus) {}

  /** How many findings there are by status, severity, domain, environment and assignee, and how many were open each day. */
  @Get()
  @RequirePermission('project:read')
  @Answers(FindingCountsView, 'counts of findings')
  counts(@Param('project') project: string) {
    return this.queries.execute(new CountFindings(project));
  }
}
