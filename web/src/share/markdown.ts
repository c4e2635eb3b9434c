// What goes into a chat or an issue: Markdown in which no text of the scenario can be markup.
import { plainProse } from '../views/prose';
import { inputsOf, type Shared } from './shared';
import type { ShareStrings } from './strings';

/** `[what happens](link)`. */
export function markdownLink(answer: string, link: string): string {
  const words = plainProse(answer).replace(/\s+/g, ' ');
  const escaped = words.replace(/[\\`*_{}[\]<>()#|!~&]/g, '\\$&');
  return `[${escaped}](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** Inputs, release, answer and link, to paste into an issue. */
export function issueReport({ scenario, report, link }: Shared, s: ShareStrings): string {
  const { report: words } = s;
  const { answer } = report;
  const said = [
    plainProse(answer.text),
    answer.quote,
    answer.meaning && plainProse(answer.meaning),
  ];
  const settings = [
    `${words.release}: ${report.kserve}`,
    `${words.mode}: ${report.defaultDeploymentMode}`,
    `${words.catalog}: ${scenario.catalog ? words.installed : words.notInstalled}`,
    `${words.namespace}: ${scenario.namespace}`,
    ...(scenario.config === null
      ? []
      : [`${words.config}: ${JSON.stringify(scenario.config, null, 2)}`]),
  ];
  const paragraphs = [
    `## ${words.title(report.kserve)}`,
    `### ${words.answer}`,
    fenced('text', said.filter(Boolean).join('\n\n')),
    `### ${words.settings}`,
    fenced('text', settings.join('\n')),
    `### ${words.inputs}`,
    ...inputsOf(scenario).flatMap(({ name, text }) => [codeOf(name), fenced('yaml', text)]),
    `${words.link}: ${link === null ? words.noLink : isAddress(link) ? `<${link}>` : codeOf(link)}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** Of a text without backticks. */
const codeOf = (text: string) => `\`${text}\``;

/** Of a page from disk there is a link, but no address. */
export const isAddress = (link: string): boolean => !link.startsWith('#');

/** A fence is longer than any row of its character in the text, which so cannot end it. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([row]) => row.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
