// @vitest-environment jsdom
import React from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { i18n } from './kbn_i18n';
import { FormattedMessage, I18nProvider } from './kbn_i18n_react';

beforeEach(() => i18n.init({ locale: 'en', messages: {} }));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('i18n.translate', () => {
  it('gives the default message, with its values, when the language has no text', () => {
    const values = { count: 1 };
    const defaultMessage = '{count, plural, one {# alert} other {# alerts}}';
    expect(i18n.translate('a.b', { defaultMessage, values })).toBe('1 alert');
    expect(i18n.translate('a.b', { defaultMessage, values: { count: 12 } })).toBe('12 alerts');
  });

  it('gives the text of the current language', () => {
    i18n.init({ locale: 'zh-CN', messages: { 'a.b': '{count} 条告警' } });
    expect(i18n.translate('a.b', { defaultMessage: '{count} alerts', values: { count: 3 } })).toBe('3 条告警');
    expect(i18n.getLocale()).toBe('zh-CN');
  });

  it('does not take a value for markup', () => {
    expect(i18n.translate('a.b', { defaultMessage: 'user {name}', values: { name: '<b>{x}</b>' } })).toBe('user <b>{x}</b>');
  });

  it('reports a message that is broken and shows it as it stands', () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    i18n.init({ locale: 'zh-CN', messages: { 'a.b': '{count, plural' } });
    expect(i18n.translate('a.b', { defaultMessage: 'fine', values: { count: 1 } })).toBeTypeOf('string');
    expect(report).toHaveBeenCalled();
  });
});

describe('FormattedMessage', () => {
  const message = <FormattedMessage id="a.b" defaultMessage="Matched by {rule}" values={{ rule: <strong>R1</strong> }} />;

  it('renders elements inside of the text', () => {
    render(<I18nProvider>{message}</I18nProvider>);
    expect(screen.getByText('R1').tagName).toBe('STRONG');
    expect(document.body.textContent).toBe('Matched by R1');
  });

  it('follows a switch of the language when it renders again', () => {
    const { rerender } = render(<I18nProvider>{message}</I18nProvider>);
    i18n.init({ locale: 'zh-CN', messages: { 'a.b': '由 {rule} 命中' } });
    rerender(<I18nProvider>{message}</I18nProvider>);
    expect(document.body.textContent).toBe('由 R1 命中');
  });
});
