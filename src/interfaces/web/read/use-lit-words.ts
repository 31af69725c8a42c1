import { type RefObject, useEffect } from 'react';
import type { ActiveFactStore } from './active-fact.ts';

/** Lights the words of the active fact and brings them into view, straight in the page: a long report is not drawn again. */
export function useLitWords(active: ActiveFactStore, column: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let lit: readonly Element[] = [];
    let wasOpen = active.get().open;
    return active.subscribe(() => {
      for (const words of lit) words.classList.remove('is-lit');
      const { lit: pointedAt, open } = active.get();
      const key = pointedAt ?? open;
      lit = key === undefined ? [] : [...(column.current?.querySelectorAll(`[data-facts~="${key}"]`) ?? [])];
      for (const words of lit) words.classList.add('is-lit');
      const isNewlyOpen = open !== undefined && open !== wasOpen;
      wasOpen = open;
      const [first] = lit;
      if (isNewlyOpen && first !== undefined && !isInView(first))
        first.scrollIntoView({ block: 'center', behavior: scrolling() });
    });
  }, [active, column]);
}

/** Smooth unless a person asked for less motion. */
export function scrolling(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

/** Whether an element stands where a person sees it, below the masthead. */
export function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 80 && bottom <= window.innerHeight - 40;
}
