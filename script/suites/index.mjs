// Every suite of script/test. `cores`: how many it is given; `after`: what has to have run before.
import { formatAndLint, tidy } from './lint.mjs';
import { corpus, fuzz, golden, sanitizedUnitTests, unitTests, vectors } from './native.mjs';
import { browserTests, nodeTests } from './page.mjs';

const single = (run) => ({ cores: 1, run });
const sanitized = (run) => ({ cores: 1, after: 'sanitized', run });
const node = (folder) => ({ cores: 1, run: (suite) => nodeTests(suite, folder) });

/** Those that take all cores come first, then those that take longest. */
export const suites = {
  sanitized: { cores: 2, run: sanitizedUnitTests },
  fuzz: { cores: 2, after: 'sanitized', run: fuzz },
  page: { cores: 2, run: browserTests },
  tidy: { cores: 2, after: 'sanitized', run: tidy },
  wasm: node('wasm'),
  hostile: node('hostile'),
  'sanitized golden': sanitized((suite) => golden(suite, 'asan-ubsan')),
  'sanitized vectors': sanitized((suite) => vectors(suite, 'asan-ubsan')),
  format: single(formatAndLint),
  unit: single((suite) => unitTests(suite, 'native')),
  golden: single((suite) => golden(suite, 'native')),
  vectors: single((suite) => vectors(suite, 'native')),
  corpus: single(corpus),
  cli: node('cli'),
  budget: node('budget'),
  links: node('links'),
  reference: node('reference'),
  share: node('share'),
  dependencies: node('dependencies'),
  docs: node('docs'),
  package: node('package'),
  lessons: node('lessons'),
};
