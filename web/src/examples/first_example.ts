// What the page opens on: KServe's own first example.
import { emptyScenario, type Scenario } from '../scenario';
import inferenceService from './first-match.inference_service.yaml?raw';

export const firstExample: Scenario = { ...emptyScenario, inferenceService };
