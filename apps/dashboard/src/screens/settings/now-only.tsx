import { Button } from '@mantine/core';
import { Face } from '../../parts/faces/face';
import { useGoTo } from '../../shell/moment';

/** What nobody can tell of another time, and where the ledger says it. */
export function NowOnly({ title, children }: { readonly title: string; readonly children: string }) {
  const goTo = useGoTo();
  return (
    <Face symbol="◔" title={title}>
      <p>{children}</p>
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            goTo(undefined);
          }}
        >
          Show it as it is now
        </Button>
      </div>
    </Face>
  );
}
