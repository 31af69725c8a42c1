import { useEffect, useState } from 'react';

/** Which of the elements a person reads now: the first in the upper half of the window. */
export function useIdInView(ids: readonly string[]): string | undefined {
  const [here, setHere] = useState(ids[0]);
  const joined = ids.join(' ');
  useEffect(() => {
    const seen = new Set<string>();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target.id);
          else seen.delete(target.id);
        }
        const first = joined.split(' ').find((id) => seen.has(id));
        if (first !== undefined) setHere(first);
      },
      { rootMargin: '-64px 0px -50% 0px' },
    );
    for (const id of joined.split(' ')) {
      const element = document.getElementById(id);
      if (element !== null) watch.observe(element);
    }
    return () => watch.disconnect();
  }, [joined]);
  return here;
}
