import { describe, expect, it } from 'vitest';
import { allSteps, parseGuide } from './index';

const outline = (text: string) => {
  const guide = parseGuide(text);
  return [
    ...guide.sections.map(({ id, title, intro }) => [id, title, intro].filter((part) => part !== '').join(' | ')),
    ...allSteps(guide).map(({ id, markdown }) => `${id} ${markdown}`),
  ];
};

describe('guides of plain text', () => {
  const expected = [
    'triage | Triage and analysis | Investigating odd things\n\nWhy it matters.',
    'steps | Possible investigation steps',
    'false_positives | False Positive Analysis:',
    'response | Response and remediation',
    'steps-1 Look at the user.',
    'steps-2 Look at the host.',
    'false_positives-1 Administrators do this.',
    'response-1 Isolate the host.',
    'response-2 Reset the password.',
  ];

  it('bare lines between blank lines are headings, each paragraph below is a step', () => {
    const text =
      'Triage and analysis\n\nInvestigating odd things\n\nWhy it matters.\n\nPossible investigation steps\n\nLook at the user.\n\nLook at the host.\n\n' +
      'False Positive Analysis:\n\nAdministrators do this.\n\nResponse and remediation\n\nIsolate the host.\n\nReset the password.';
    expect(outline(text)).toEqual(expected);
  });

  it('without any blank line each sentence is a step', () => {
    const text =
      'Triage and analysis\n\nInvestigating odd things\n\nWhy it matters.\n\nPossible investigation steps\nLook at the user.\nLook at the host.\n' +
      'False Positive Analysis:\nAdministrators do this.\nResponse and remediation\nIsolate the host.\nReset the password.';
    expect(outline(text)).toEqual(expected);
  });

  it('headings in bold, numbered, with bullets that Markdown does not know', () => {
    const text =
      '**Triage and analysis**\n\nInvestigating odd things\n\nWhy it matters.\n\n**Possible investigation steps**\n• Look at the user.\n• Look at the host.\n\n' +
      '**False Positive Analysis:**\n\n[ ] Administrators do this.\n\n1. Response and remediation\n\nIsolate the host.\n\nReset the password.';
    expect(outline(text)).toEqual(expected);
  });

  it('a bare heading above a Markdown list', () => {
    expect(outline('Possible investigation steps:\n- a\n- b\n\nRelated rules\n- c')).toEqual([
      'steps | Possible investigation steps:',
      'related_rules | Related rules',
      'steps-1 a',
      'steps-2 b',
      'related_rules-1 c',
    ]);
  });

  it('underlined headings are headings', () => {
    expect(outline('Possible investigation steps\n---\n- a\n\nFalse positives\n===\n- b').slice(0, 2)).toEqual([
      'steps | Possible investigation steps',
      'false_positives | False positives',
    ]);
  });

  it('Chinese', () => {
    expect(outline('分类和分析\n\n原因。\n\n可能的调查步骤:\n查看用户。\n查看主机。\n\n误报分析\n\n管理员会这样做。')).toEqual([
      'triage | 分类和分析 | 原因。',
      'steps | 可能的调查步骤:',
      'false_positives | 误报分析',
      'steps-1 查看用户。',
      'steps-2 查看主机。',
      'false_positives-1 管理员会这样做。',
    ]);
  });

  it('a sentence that begins like a heading is none, nor is a loose word in bold', () => {
    const text = '## Response and remediation\n\n**Investigation**\n- a\n\nPossible investigation steps are few here.\n\n- b';
    expect(parseGuide(text).sections.map(({ id }) => id)).toEqual(['response']);
  });

  it('a bold line that says what the section is about already opens none', () => {
    const text = '### Response and remediation\n\n**Immediate action**:\n- a\n\n**Mitigation steps**:\n- b\n\n**Watch**:\n- c';
    expect(outline(text)).toEqual([
      'response | Response and remediation | **Immediate action**:',
      'response-1 a',
      'response-2 **Mitigation steps**:',
      'response-2-1 b',
      'response-3 **Watch**:',
      'response-3-1 c',
    ]);
  });

  it.each(['-', '–', '•', '-\u00a0', '* '.replace(' ', '\u00a0')])(
    'lines that begin with "%s" are steps, although Markdown sees no list',
    (mark) => {
      const text = `### Possible investigation steps\n\n${mark}Look at the user\n${mark}Look at the host\n`;
      expect(outline(text)).toEqual(['steps | Possible investigation steps', 'steps-1 Look at the user', 'steps-2 Look at the host']);
    }
  );

  it('text that was only wrapped stays one step', () => {
    const text = '## Response and remediation\n\nIsolate the host from the\nnetwork, then look at\nThe Thing.';
    expect(allSteps(parseGuide(text))).toHaveLength(1);
  });
});
