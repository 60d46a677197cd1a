import type { SarifComponent, SarifLevel, SarifResult, SarifRuleReference, SarifRun } from './log';

type Rule = NonNullable<SarifComponent['rules']>[number];

/** A tool or an extension of it, its rules by what they are referred to by. */
interface Rules {
  readonly component: SarifComponent;
  readonly byName: ReadonlyMap<string, Rule>;
}

/**
 * Says how severe each result of one run is: by its own word or, where it is silent, by what this invocation of the tool
 * was told about its rule, by the rule's default, or else as a warning (SARIF 2.1.0, 3.27.10).
 */
export class Levels {
  private readonly components: readonly Rules[];
  /** By invocation: the level that its rules were given. */
  private readonly overrides: readonly ReadonlyMap<Rule, SarifLevel>[];

  constructor({ tool, invocations = [] }: SarifRun) {
    this.components = [tool.driver, ...(tool.extensions ?? [])].map((component) => ({
      component,
      byName: new Map((component.rules ?? []).flatMap((rule) => namesOf(rule).map((name) => [name, rule] as const))),
    }));
    this.overrides = invocations.map(
      ({ ruleConfigurationOverrides = [] }) =>
        new Map(
          ruleConfigurationOverrides.flatMap(({ descriptor, configuration: { level } }) => {
            const rule = this.ruleOf(descriptor);
            return rule === undefined || level === undefined ? [] : [[rule, level] as const];
          }),
        ),
    );
  }

  of({ level, rule: reference = {}, ruleId, ruleIndex, provenance }: SarifResult): SarifLevel {
    if (level !== undefined) return level;
    const id = reference.id ?? ruleId;
    const index = reference.index ?? ruleIndex;
    const rule = this.ruleOf({ ...reference, ...(id !== undefined && { id }), ...(index !== undefined && { index }) });
    if (rule === undefined) return 'warning';
    const invocation = provenance?.invocationIndex ?? (this.overrides.length === 1 ? 0 : -1);
    return this.overrides[invocation]?.get(rule) ?? rule.defaultConfiguration?.level ?? 'warning';
  }

  private ruleOf({ id, index, guid, toolComponent }: SarifRuleReference): Rule | undefined {
    const rules = this.componentOf(toolComponent);
    const indexed = index === undefined ? undefined : rules?.component.rules?.[index];
    const named = guid === undefined ? undefined : rules?.byName.get(guid);
    return indexed ?? named ?? (id === undefined ? undefined : ruleNamed(rules, id));
  }

  private componentOf(reference: SarifRuleReference['toolComponent']): Rules | undefined {
    const [driver, ...extensions] = this.components;
    if (reference === undefined) return driver;
    const { index, guid, name } = reference;
    if (index !== undefined && index >= 0) return extensions[index];
    return this.components.find(
      ({ component }) =>
        (guid !== undefined && component.guid === guid) || (name !== undefined && component.name === name),
    );
  }
}

function namesOf({ id, guid }: Rule): readonly string[] {
  return guid === undefined ? [id] : [id, guid];
}

/** An id may go on below its rule's: `CA1000/1` is of rule `CA1000`. */
function ruleNamed(rules: Rules | undefined, id: string): Rule | undefined {
  const slash = id.indexOf('/');
  return rules?.byName.get(id) ?? (slash < 0 ? undefined : rules?.byName.get(id.slice(0, slash)));
}
