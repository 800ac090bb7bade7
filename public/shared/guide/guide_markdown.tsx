/** A guide's Markdown with EUI's components: raw HTML stays text, links are limited, pictures are not loaded, commands can be copied. */
import React, { useMemo } from 'react';
import { EuiCode, EuiCodeBlock, EuiText, useEuiTheme } from '@elastic/eui';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { commandText } from '../../../common/guides/commands/command_line';
import { CopyableCommand } from './copyable_command';
import { GuideLink } from './guide_link';

interface GuideMarkdownProps {
  readonly markdown: string;
  /** Inline code that is a command to run by hand: it gets a button to copy it. */
  readonly commands?: readonly string[];
}

const NO_COMMANDS: readonly string[] = [];
const PLUGINS = [remarkGfm];

export function GuideMarkdown({ markdown, commands = NO_COMMANDS }: GuideMarkdownProps): React.ReactElement {
  const components = useMemo(() => componentsFor(commands), [commands]);
  return (
    <EuiText size="s" style={{ overflowWrap: 'anywhere' }}>
      <Markdown remarkPlugins={PLUGINS} components={components} urlTransform={keepForOurOwnCheck}>
        {markdown}
      </Markdown>
    </EuiText>
  );
}

/** `GuideLink` decides about every address; react-markdown's own filter would hide from it what was refused. */
const keepForOurOwnCheck = (url: string): string => url;

function componentsFor(commands: readonly string[]): Components {
  return {
    a: ({ href, title, children }) => (
      <GuideLink href={href ?? ''} title={title ?? ''}>
        {children}
      </GuideLink>
    ),
    img: ({ src, alt }) => (
      <GuideLink href={typeof src === 'string' ? src : ''} title="">
        {alt === undefined || alt === '' ? src : alt}
      </GuideLink>
    ),
    pre: ({ node }) => (
      <EuiCodeBlock isCopyable paddingSize="s" fontSize="s" language="text">
        {textOf(node).replace(/\n$/, '')}
      </EuiCodeBlock>
    ),
    code: ({ node }) => {
      const text = textOf(node);
      const command = commandText(text);
      return commands.includes(command) ? <CopyableCommand command={command} /> : <EuiCode>{text}</EuiCode>;
    },
    table: ({ children }) => (
      <div style={{ overflowX: 'auto' }} tabIndex={0}>
        <table style={{ borderCollapse: 'collapse' }}>{children}</table>
      </div>
    ),
    th: ({ children, style }) => <Cell as="th" align={style?.textAlign} content={children} />,
    td: ({ children, style }) => <Cell as="td" align={style?.textAlign} content={children} />,
  };
}

interface CellProps {
  readonly as: 'th' | 'td';
  readonly align: React.CSSProperties['textAlign'];
  readonly content: React.ReactNode;
}

function Cell({ as: Element, align = 'left', content }: CellProps): React.ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <Element style={{ border: euiTheme.border.thin, padding: `${euiTheme.size.xs} ${euiTheme.size.s}`, textAlign: align }}>
      {content}
    </Element>
  );
}

interface TreeNode {
  readonly type: string;
  readonly value?: unknown;
  readonly children?: readonly TreeNode[];
}

function textOf(node: TreeNode | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'text' && typeof node.value === 'string') return node.value;
  return (node.children ?? []).map(textOf).join('');
}
