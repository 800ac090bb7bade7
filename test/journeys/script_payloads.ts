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
];

export function scriptPayloads(): readonly ScriptPayload[] {
  const written: ((run: string) => string)[] = [
    ...WAYS_OUT.flatMap((out) => ELEMENTS.map((element) => (run: string) => out + element(run))),
    ...LINKS.flatMap((link) => ADDRESSES.map((address) => (run: string) => link(address(run)))),
    ...CODE,
  ];
  return written.map((write, number) => ({ number, text: write(`__ran(${number})`) }));
}

function entities(text: string): string {
  return [...text].map((character) => `&#${character.codePointAt(0) ?? 0};`).join('');
}
