import { createRootRoute, Outlet } from '@tanstack/react-router';
import { Face } from '../parts/faces/face';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <Face symbol="∅" title="There is no such screen">
      <a href="/">To the board</a>
    </Face>
  ),
});
