import { useNavigate } from '@tanstack/react-router';
import { useProject } from '../../shell/moment';
import { placeOf, useScreens } from '../../shell/screen';

/** Goes to whichever screen shows findings. */
export function useOpenFinding(): (findingId: string) => void {
  const navigate = useNavigate();
  const project = useProject();
  const screens = useScreens();
  return (findingId) => {
    const destination = screens.findLast(({ shows }) => shows?.finding !== undefined)?.shows?.finding?.(findingId);
    if (destination === undefined) return;
    void navigate({ to: placeOf(project, destination.path), search: { ...destination.search } });
  };
}
