import { Tabs } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { ScreenHead } from '../../parts/screen-head';
import { Access } from './access/access';
import { Calendar } from './calendar/calendar';
import { Detectors } from './detectors/detectors';
import { Project } from './project/project';
import type { Tab } from './search';
import { tabs } from './search';
import classes from './settings.module.css';
import { tabNames } from './tab-names';
import { useChange } from './use-change';
import { Variance } from './variance/variance';

const panels: Readonly<Record<Tab, () => React.ReactNode>> = {
  project: Project,
  variance: Variance,
  calendar: Calendar,
  access: Access,
  detectors: Detectors,
};

/** How the project is set up, who may what in it, and who watches it. */
export function Settings() {
  const { tab = 'project' } = useSearch({ from: '/p/$project/settings' });
  const change = useChange();
  const Panel = panels[tab];
  return (
    <>
      <ScreenHead title="Settings" />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(wanted) => {
          const next = tabs.find((one) => one === wanted);
          // What is chosen in one tab is nothing in another.
          change({ tab: next === 'project' ? undefined : next, chosen: undefined, all: undefined });
        }}
      >
        <Tabs.List aria-label="Settings" className={classes.tabs}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              <span className={classes.tabName}>{tabNames[one]}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel}>
          <Panel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
