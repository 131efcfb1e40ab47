/** Takes files that are dropped on an element, which shows while they are held over it that it does. */
export function takeDrops(element: HTMLElement, take: (files: File[]) => void): void {
  element.addEventListener('dragover', (event) => {
    event.preventDefault()
    element.classList.add('over')
  })
  element.addEventListener('dragleave', () => element.classList.remove('over'))
  element.addEventListener('drop', (event) => {
    event.preventDefault()
    element.classList.remove('over')
    take([...(event.dataTransfer?.files ?? [])])
  })
}
