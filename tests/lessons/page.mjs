// The page's own lessons and check of expectations, in Node.

import { loadPageModules, top } from '../page_modules.mjs';

export { top };

const [courses, lesson, expectation, scenario] = await loadPageModules(
  '/src/lessons/course.ts',
  '/src/lessons/lesson.ts',
  '/src/lessons/expectation.ts',
  '/src/scenario.ts',
);
export const { course, lessons } = courses;
export const { scenarioOf } = lesson;
export const { unmet } = expectation;
export const { requestOf } = scenario;
