import { Button, CopyButton } from '@mantine/core';
import { useProject } from '../../shell/moment';
import type { ShownPlan } from './facts';
import { planMarkdown } from './plan-markdown';

export function CopyPlan({ plan }: { readonly plan: ShownPlan }) {
  const project = useProject();
  return (
    <CopyButton value={planMarkdown(project, plan)} timeout={1_500}>
      {({ copied, copy }) => (
        <Button variant="default" size="xs" onClick={copy}>
          {copied ? 'Copied ✓' : 'Copy as Markdown'}
        </Button>
      )}
    </CopyButton>
  );
}
