import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { ShownState } from '#worker/domain/materials/state.ts'

const looks: Partial<Record<ShownState, string>> = {
  ready: ' good',
  refused: ' bad',
  checking: ' warn',
  uploading: ' warn',
}

/** How a material or one of its versions stands. */
export const MaterialState = ({ locale, state }: { locale: Locale; state: ShownState }) => (
  <span class={`badge${looks[state] ?? ''}`}>{messages(locale).materials.states[state]}</span>
)
