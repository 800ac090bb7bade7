/** When not even the page can start: said with plain DOM, because nothing else may be there. */
export function showStartFailure(element: HTMLElement, error: unknown): void {
  // eslint-disable-next-line no-console -- the stack is for whoever looks into the failure; the page shows the message
  console.error(error);
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.style.cssText = 'max-width: 40rem; margin: 4rem auto; padding: 0 1rem; line-height: 1.5';
  const title = document.createElement('h1');
  title.textContent = 'The page could not start / 页面无法启动';
  title.style.fontSize = '1.4rem';
  const reason = document.createElement('p');
  reason.textContent = error instanceof Error ? error.message : String(error);
  const advice = document.createElement('p');
  advice.textContent = 'Check that the server is running, then reload this page. / 请确认服务器正在运行，然后刷新本页。';
  box.append(title, reason, advice);
  element.replaceChildren(box);
}
