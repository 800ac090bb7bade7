/** Which kind of section a heading opens, in the wordings that guides use, English and Chinese. */
import type { SectionKind } from './guide';

const wordings: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'steps',
    /^((possible |suggested |recommended )?investigation steps|triage (and analysis )?(steps|checklist)|(可能的|可行的|建议的)?(调查|排查)步骤|(分类|分诊|研判)(步骤|清单))$/,
  ],
  ['related_rules', /^(related (detection )?rules|(相关|关联)(检测)?规则)$/],
  ['false_positives', /^(false[ -]positives?( analysis| considerations?| notes?)?|误报(分析|说明|注意事项|考虑事项|判断|研判)?)$/],
  [
    'response',
    /^(response|remediation|response (and|&) remediation|响应|补救措施|修复措施|(响应|处置)(和|与|及)(修复|补救|补救措施|修复措施|恢复|处置))$/,
  ],
  ['setup', /^(set-?up( guide| instructions)?|(安装|部署)?(设置|配置)|安装(和|与)(设置|配置)|安装|设置(说明|指南))$/],
  [
    'triage',
    /^((triage|triage (and|&) analysis|investigation guide)|investigating .+|(分类|分诊|研判|分级)(和|与|及)(分析|调查)|调查指南|调查.+)$/,
  ],
];

/** Undefined for a heading of the author's own. Case and a trailing colon do not matter. */
export function kindOfHeading(title: string): SectionKind | undefined {
  const plain = title
    .trim()
    .replace(/\s*[::]$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  return wordings.find(([, wording]) => wording.test(plain))?.[0];
}
