// One tab stop for a whole grid or list of buttons; the arrow keys move within it. The buttons are
// those with data-row and data-column.

function buttonsOf(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-row]')];
}

/** Call after each render: exactly one button can be reached with Tab. */
export function keepOneTabStop(root: ParentNode): void {
  const buttons = buttonsOf(root);
  const current = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
}

export function moveWithArrows(root: ParentNode, event: KeyboardEvent): void {
  const from = (event.target as Element).closest<HTMLElement>('[data-row]');
  if (from === null) return;
  const to = neighbour(buttonsOf(root), from, event.key);
  if (to === undefined) return;
  event.preventDefault();
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function neighbour(
  buttons: HTMLElement[],
  from: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const row = (button: HTMLElement) => Number(button.dataset.row);
  const column = (button: HTMLElement) => Number(button.dataset.column ?? 0);
  const sameRow = buttons.filter((button) => row(button) === row(from));
  const sameColumn = buttons.filter((button) => column(button) === column(from));
  switch (key) {
    case 'ArrowRight':
      return sameRow.find((button) => column(button) > column(from));
    case 'ArrowLeft':
      return sameRow.findLast((button) => column(button) < column(from));
    case 'ArrowDown':
      return sameColumn.find((button) => row(button) > row(from));
    case 'ArrowUp':
      return sameColumn.findLast((button) => row(button) < row(from));
    case 'Home':
      return buttons[0];
    case 'End':
      return buttons.at(-1);
    default:
      return undefined;
  }
}
