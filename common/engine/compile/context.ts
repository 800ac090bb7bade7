/** What compiling one query carries along: the field types, and what was found wrong on the way. */
import { spelledKind } from '../check';
import type { Diagnostic, Span } from '../diagnostics';
import type { Expression } from '../eql/ast';
import { findFieldKind, type FieldKind, type FieldTypes, type ValueKind } from './field_types';

export class CompileContext {
  readonly diagnostics: Diagnostic[] = [];

  constructor(readonly types: FieldTypes | undefined) {}

  report(code: string, span: Span, message: string): void {
    this.diagnostics.push({ stage: 'compile', code, span, message });
  }

  fieldKind(name: string): FieldKind {
    return findFieldKind(this.types, name);
  }

  /** The kind of value that an expression gives, where the text or the field types tell it. */
  kindOf(expression: Expression): ValueKind {
    return expression.kind === 'field' ? this.fieldKind(expression.name).kind : VALUE_KINDS[spelledKind(expression)];
  }

  /** How the two sides of a comparison are compared: as the field says, else as the left side, else as the right side. */
  comparisonKind(left: Expression, right: Expression): ValueKind {
    const [kind, otherKind] = [this.kindOf(left), this.kindOf(right)];
    const special = [kind, otherKind].find((each) => each === 'date' || each === 'ip' || each === 'version');
    if (special !== undefined) return special;
    if (left.kind === 'literal' && otherKind !== 'unknown') return otherKind;
    return kind === 'unknown' ? otherKind : kind;
  }

  /** A field of another type where text is required; only where the caller gave the type. */
  requireString(expression: Expression, what: string): void {
    if (expression.kind !== 'field') return;
    const { kind, isCertain } = this.fieldKind(expression.name);
    // A version reads as text.
    if (isCertain && kind !== 'string' && kind !== 'version') {
      this.report(
        'string_field_expected',
        expression.span,
        `${what} needs text, but ${expression.name} is a ${kind} field; use ==, in or string(...)`
      );
    }
  }
}

/** How a literal is spelled matters to what it computes, not to how it is compared. */
const VALUE_KINDS = {
  string: 'string',
  integer: 'number',
  decimal: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'unknown',
  unknown: 'unknown',
} as const;
