import { useQuery } from '@tanstack/react-query';
import { client } from './client';

/** Who is signed in; refused with `unauthenticated` where nobody is. */
export function useWho() {
  return useQuery({
    queryKey: ['who'],
    queryFn: async ({ signal }) => (await client.GET('/v1/whoami', { signal })).data,
    staleTime: 60_000,
    retry: false,
  });
}

/** Whether the person may do that; what is not known is not permitted. */
export function useMay(permission: string): boolean {
  return useWho().data?.permissions.includes(permission) ?? false;
}
