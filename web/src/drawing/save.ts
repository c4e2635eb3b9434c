// A drawing as a file that looks the same everywhere: its colours are those of the light theme, and
// nothing in it refers to the page.
import { nothing, render } from 'lit';
import type { Drawing } from './shapes';
import { svgOf } from './svg';

/** Pixels of the image for each of the drawing: enough for a slide. */
const scale = 2;

/** The SVG's text; `near` is an element of the page, which knows its tokens. */
export function svgText(drawing: Drawing, title: string, desc: string, near: Element): string {
  const container = document.createElement('div');
  container.style.colorScheme = 'light';
  container.style.forcedColorAdjust = 'none';
  near.getRootNode().appendChild(container);
  try {
    render(svgOf(drawing, title, desc), container);
    const element = container.querySelector('svg');
    if (element === null) throw new Error('nothing was drawn');
    element.setAttribute('font-family', getComputedStyle(near).fontFamily);
    const probe = container.appendChild(document.createElement('span'));
    for (const each of element.querySelectorAll('*')) {
      for (const name of ['fill', 'stroke']) {
        const colour = each.getAttribute(name);
        if (!colour?.startsWith('var(')) continue;
        probe.style.color = colour;
        each.setAttribute(name, getComputedStyle(probe).color);
      }
    }
    withoutComments(element);
    return new XMLSerializer().serializeToString(element);
  } finally {
    render(nothing, container);
    container.remove();
  }
}

/** Lit's marks. */
function withoutComments(element: Element): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** The SVG as PNG, by way of a data: address, which the content policy allows. */
export async function pngOf(text: string, { width, height }: Drawing): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = Math.ceil(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'));
  if (blob === null) throw new Error('no image was made');
  return blob;
}

export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
