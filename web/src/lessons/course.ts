// The course: all lessons, in their order. Large, so only ever loaded when a lesson is wanted.
import parts from '../../../lessons/course.json';
import type { Lesson, LessonData, Part } from './lesson';

export { scenarioOf } from './lesson';

const folder = '../../../lessons/';
const data = import.meta.glob<LessonData>(['../../../lessons/*.json', '!**/course.json'], {
  eager: true,
  import: 'default',
});
const manifests = import.meta.glob<string>('../../../lessons/*.yaml', {
  eager: true,
  query: '?raw',
  import: 'default',
});

function lesson(id: string): Lesson {
  const own = data[`${folder}${id}.json`];
  const yaml = manifests[`${folder}${id}.yaml`];
  if (own === undefined || yaml === undefined) throw new Error(`lessons/${id} is not whole`);
  return { id, yaml, ...own };
}

export const course: Part<Lesson>[] = (parts as Part[]).map((part) => ({
  ...part,
  lessons: part.lessons.map(lesson),
}));

export const lessons: Lesson[] = course.flatMap((part) => part.lessons);
