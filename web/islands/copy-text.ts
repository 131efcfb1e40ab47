/** Gives the field inside a button that copies it; without script the field itself can be selected. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input')
    const button = this.querySelector('button')
    if (!field || !button) return
    button.hidden = false
    button.addEventListener('click', async () => {
      field.select()
      await navigator.clipboard.writeText(field.value)
      button.textContent = button.dataset.done ?? ''
    })
  }
}

customElements.define('copy-text', CopyText)
