/** Offers a file to the browser, which saves it. */
export function save(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(new Blob([content], { type }));
  anchor.download = name;
  anchor.click();
  // The browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}
