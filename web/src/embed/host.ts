// The embed's side of its talk with the host page. It hears the window around it, and that only if
// its origin is the one that the embed's address names; it tells nobody else anything.
import { type EmbedMessage, type HostMessage, hostMessage } from './messages';

export class Host {
  readonly #origin: string;

  /** With "" for the origin there is nobody to talk to. */
  constructor(origin: string, heard: (message: HostMessage) => void) {
    this.#origin = window.parent === window ? '' : origin;
    if (this.#origin === '') return;
    addEventListener('message', (event) => {
      if (event.source !== window.parent || event.origin !== this.#origin) return;
      const message = hostMessage(event.data);
      if (message !== null) heard(message);
    });
  }

  tell(message: EmbedMessage): void {
    if (this.#origin !== '') window.parent.postMessage(message, this.#origin);
  }
}
