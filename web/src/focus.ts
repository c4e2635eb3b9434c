// The focus is never lost: when what had it goes, the nearest view around it that is left takes it,
// if it has a place for it.
import { LitElement } from 'lit';

/** Whoever uses the keyboard would have to begin at the top of the page again. */
function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Watches over the focus within `root`; `otherwise` gives it away where no view around takes it.
 * Returns what looks whether it is lost once all has been rendered, for changes that no key or click
 * has brought about.
 */
export function keepFocus(root: HTMLElement, otherwise: () => void): () => void {
  let had: Element | null = null;
  let around: LitElement[] = [];

  function mend(): void {
    if (had === null || had.checkVisibility() || !isLost()) return;
    for (const view of around.filter((each) => each.checkVisibility())) {
      view.focus();
      if (!isLost()) return;
    }
    otherwise();
  }

  const mendSoon = () => void requestAnimationFrame(mend);
  const watch = (event: Event) => {
    const path = event.composedPath();
    had = path[0] instanceof Element ? path[0] : null;
    around = path.filter((each) => each instanceof LitElement);
    mendSoon();
  };
  // Focus events stay within a shadow root where the focus does; these do not.
  for (const kind of ['keydown', 'keyup', 'click']) {
    root.addEventListener(kind, watch, { capture: true });
  }
  return mendSoon;
}
