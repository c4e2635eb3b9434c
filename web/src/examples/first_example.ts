// What the page opens on: KServe's own first example.
import { emptyScenario, type Scenario } from '../scenario';

export const firstExample: Scenario = {
  ...emptyScenario,
  inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: sklearn-iris
spec:
  predictor:
    model:
      modelFormat:
        name: sklearn
      storageUri: gs://kfserving-examples/models/sklearn/1.0/model
`,
};
