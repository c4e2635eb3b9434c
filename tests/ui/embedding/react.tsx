// A page with the React wrapper of docs/examples/docusaurus, and a button that changes what it is given.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Playground } from '../../../docs/examples/docusaurus/src/components/KServePlayground/Playground';
import { releaseOf } from '../../../docs/examples/docusaurus/src/components/KServePlayground/release';

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
      <button type="button" onClick={() => setLater(true)}>
        Later
      </button>
      <p id="told">{told}</p>
      <Playground
        src="/package/static/kserve-playground/embed.html"
        heading="From React"
        loading="eager"
        view="resolve"
        lang="en"
        kserve={releaseOf(later ? 'current' : '0.15')}
        theme={later ? 'dark' : 'light'}
        readonly={later}
        inferenceService={yaml(later ? 'xgboost' : 'sklearn')}
        onAnswer={(event) => setTold(event.detail.text)}
      />
    </>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
