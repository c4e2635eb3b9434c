// The playground as a page of these docs wants it: release, theme, language and address are the
// site's.
import { useActiveDocContext } from '@docusaurus/plugin-content-docs/client';
import { useColorMode } from '@docusaurus/theme-common';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { Playground, type PlaygroundProps } from './Playground';
import { releaseOf } from './release';

export default function KServePlayground(props: PlaygroundProps) {
  const { activeVersion } = useActiveDocContext(undefined);
  const { colorMode } = useColorMode();
  const { i18n } = useDocusaurusContext();
  return (
    <Playground
      src={useBaseUrl('/kserve-playground/embed.html')}
      kserve={releaseOf(activeVersion?.name)}
      theme={colorMode}
      lang={i18n.currentLocale}
      {...props}
    />
  );
}
