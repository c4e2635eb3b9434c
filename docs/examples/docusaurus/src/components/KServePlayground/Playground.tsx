// <kserve-playground> as a React component, for any site with React 19.
import type { AnswerEvent, KServePlaygroundAttributes } from 'kserve-playground';
import { type ReactNode, useEffect } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'kserve-playground': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
        KServePlaygroundAttributes & { 'onksp-answer'?: ((event: AnswerEvent) => void) | undefined };
    }
  }
}

export interface PlaygroundProps extends Omit<KServePlaygroundAttributes, 'max-height'> {
  /** YAML; read without any script, for it is rendered into the page. */
  inferenceService?: string;
  runtimes?: string;
  /** The answer as the page states it, until it is worked out. */
  answer?: ReactNode;
  maxHeight?: number;
  onAnswer?: (event: AnswerEvent) => void;
}

export function Playground(props: PlaygroundProps) {
  const { inferenceService, runtimes, answer, maxHeight, onAnswer, ...attributes } = props;
  // Elements are defined in a browser only, not where the site is built.
  useEffect(() => {
    void import('kserve-playground');
  }, []);
  return (
    <kserve-playground {...attributes} max-height={maxHeight} onksp-answer={onAnswer}>
      {runtimes && <pre slot="runtimes">{runtimes}</pre>}
      {inferenceService && <pre slot="inferenceservice">{inferenceService}</pre>}
      {answer && <div slot="answer">{answer}</div>}
    </kserve-playground>
  );
}
