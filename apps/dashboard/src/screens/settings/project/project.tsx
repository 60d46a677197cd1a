import { lazy, Suspense } from 'react';
import { Answer } from '../../../parts/answer';
import { CommandHint } from '../../../parts/command-hint';
import { Empty } from '../../../parts/faces/empty';
import { Loading } from '../../../parts/faces/loading';
import { useAt, useProject } from '../../../shell/moment';
import { useProjectFile } from '../query';
import classes from '../settings.module.css';
import { FileCard } from './file-card';
import { PartsCard } from './parts-card';

const EnvironmentsCard = lazy(() => import('./environments-card'));

/** The project file as it is in force, where releases go, and since when each part of it is as it is. */
export function Project() {
  const project = useProject();
  const at = useAt();
  const file = useProjectFile(project, at);
  return (
    <>
      <Suspense fallback={<Loading rows={1} height={320} />}>
        <EnvironmentsCard />
      </Suspense>
      <Answer
        of={file}
        loading={<Loading rows={2} height={240} />}
        isEmpty={({ file: text }) => text === ''}
        empty={<Empty title="No project file has been applied yet" command={`ledgerline apply --project ${project}`} />}
      >
        {(shown) => (
          <div className={classes.columns}>
            <FileCard file={shown} />
            <PartsCard file={shown} />
          </div>
        )}
      </Answer>
      <CommandHint command={`ledgerline configuration${at === undefined ? '' : ` --at ${at}`} --project ${project}`} />
    </>
  );
}
