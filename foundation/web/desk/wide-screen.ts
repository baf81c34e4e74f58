import { useSyncExternalStore } from 'react';

// Paper takes columns, too, and a page must not be built anew while it is printed.
const wide = '(min-width: 1000px), print';

/** Whether two columns fit side by side. */
export function useWideScreen(): boolean {
  return useMedia(wide);
}

/** Whether the page is on its way to paper. */
export function usePrinting(): boolean {
  return useMedia('print');
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
