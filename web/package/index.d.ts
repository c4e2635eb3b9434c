/** What was worked out, each time that it has settled. */
export interface Answered {
  /** The whole scenario with a reader's edits: "#v1/…", to be put behind the playground's address. */
  link: string;
  /** "serves", "noRuntime", "rejected", … (`answer.kind` of the playground's report). */
  kind: string;
  /** The answer as one sentence, in the language of the embed. */
  text: string;
}

/** `ksp-answer`; it bubbles. */
export type AnswerEvent = CustomEvent<Answered>;

/** The attributes of `<kserve-playground>`; all can change at any time. */
export interface KServePlaygroundAttributes {
  /** The address of embed.html. Without it, the one beside this module, which no bundler keeps. */
  src?: string;
  heading?: string;
  /** A scenario as a link, "#v1/…", in the place of the YAML inside the element. */
  link?: string;
  /** A KServe release, "v0.15.2" or "0.15"; else the newest, or the link's own. */
  kserve?: string;
  view?: 'answer' | 'resolve' | 'expand' | 'full';
  loading?: 'click' | 'lazy' | 'eager';
  theme?: 'system' | 'light' | 'dark';
  lang?: string;
  readonly?: boolean | '' | 'true' | 'false';
  /** The most that the frame grows to, in pixels. */
  'max-height'?: number | string | undefined;
}

export declare class KServePlaygroundElement extends HTMLElement {
  /** Loads the playground, as a click on the button does. */
  start(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'kserve-playground': KServePlaygroundElement;
  }
  interface HTMLElementEventMap {
    'ksp-answer': AnswerEvent;
  }
}
