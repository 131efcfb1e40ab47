import type * as z from 'zod'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'

interface FieldProps<S extends z.ZodObject> {
  schema: S
  form: FormState
  name: keyof S['shape'] & string
  label: string
  locale: Locale
  type?: 'text' | 'email' | 'url' | 'search' | 'number' | 'date' | 'datetime-local' | 'color'
  autocomplete?: string
  hint?: string
  /** The language of the value, for texts in a content language. */
  lang?: string
  /** The id of a `<datalist>` with likely values. */
  list?: string
  /** More than one line. */
  rows?: number
}

/** `maxlength` and `required` as the schema has them: limits stand once. */
function limitsOf(schema: z.ZodType | undefined) {
  const inner =
    schema && 'unwrap' in schema && typeof schema.unwrap === 'function' ? (schema.unwrap() as z.ZodType) : schema
  const maxLength = (inner as { maxLength?: number | null } | undefined)?.maxLength
  const optional = schema?.safeParse(undefined).success ?? true
  return { ...(maxLength ? { maxlength: maxLength } : {}), ...(optional ? {} : { required: true }) }
}

/** The fault of one field, beside it and tied to it. */
export const Fault = ({ form, path, locale }: { form: FormState; path: string; locale: Locale }) => {
  const fault = form.faults[path]
  return fault ? (
    <p class="fault" id={`${path}-fault`}>
      {messages(locale).shared.faults[fault]}
    </p>
  ) : null
}

/** The attributes that tie an input to its hint and fault. */
export const describedBy = (form: FormState, path: string, hint: boolean) => {
  const ids = [hint ? `${path}-hint` : '', form.faults[path] ? `${path}-fault` : ''].filter(Boolean).join(' ')
  return {
    ...(ids ? { 'aria-describedby': ids } : {}),
    ...(form.faults[path] ? { 'aria-invalid': 'true' as const } : {}),
  }
}

/** A labelled input: limits from the schema, the old value, the fault in words. */
export function Field<S extends z.ZodObject>(props: FieldProps<S>) {
  const { schema, form, name, label, locale, hint, rows, lang } = props
  const limits = limitsOf(schema.shape[name] as z.ZodType)
  const shared = {
    id: name,
    name,
    ...limits,
    ...(lang ? { lang } : {}),
    ...describedBy(form, name, hint !== undefined),
  }
  const value = form.values[name] ?? ''
  return (
    <div class="field">
      <label for={name}>
        {label}
        {'required' in limits ? null : <span class="optional"> ({messages(locale).shared.optional})</span>}
      </label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {rows ? (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input
          {...shared}
          type={props.type ?? 'text'}
          value={value}
          {...(props.autocomplete ? { autocomplete: props.autocomplete } : {})}
          {...(props.list ? { list: props.list } : {})}
        />
      )}
      <Fault form={form} path={name} locale={locale} />
    </div>
  )
}
