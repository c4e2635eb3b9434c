// A page of a site with the component of docs/examples/docusaurus, and a button by which the reader
// goes on to a later version of the docs, in Chinese and in the dark.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import KServePlayground from '../../../docs/examples/docusaurus/src/components/KServePlayground';

/** What the hooks of Docusaurus tell of (react.vite.config.ts). */
const site = { version: '0.15', colorMode: 'light', locale: 'en' };
Object.assign(window, { site });

const yaml = (format: string) => `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: from-react
spec:
  predictor:
    model:
      modelFormat:
        name: ${format}
      storageUri: s3://models/from-react
`;

function Page() {
  const [later, setLater] = useState(false);
  const [told, setTold] = useState('');
  return (
    <>
      <button
        type="button"
        onClick={() => {
          Object.assign(site, { version: 'current', colorMode: 'dark', locale: 'zh-Hans' });
          setLater(true);
        }}
      >
        Later
      </button>
      <p id="told">{told}</p>
      <KServePlayground
        heading="From React"
        loading="eager"
        view="resolve"
        readonly={later}
        inferenceService={yaml(later ? 'xgboost' : 'sklearn')}
        onAnswer={(event) => setTold(event.detail.text)}
      />
    </>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
