import { Button } from '@mantine/core';
import { Face } from '../../parts/faces/face';
import { ScreenHead } from '../../parts/screen-head';
import { useGoTo } from '../../shell/moment';

/** The inbox is about what can be done, and nothing can be done in the past. */
export function NowOnly() {
  const goTo = useGoTo();
  return (
    <>
      <ScreenHead title="Drift" />
      <Face symbol="◔" title="The inbox is of now">
        <p>What had been found at another time stands in the differences between two environments as of then.</p>
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
    </>
  );
}
