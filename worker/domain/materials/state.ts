import type { MaterialList } from './queries.ts'

export type ShownState = 'empty' | 'uploading' | 'checking' | 'refused' | 'ready' | 'withdrawn'

/** How a material stands, in one word: what is new before what was. */
export function stateOf({ material, newestState, isUploading }: MaterialList['rows'][number]): ShownState {
  if (material.withdrawnAt) return 'withdrawn'
  if (material.kind === 'link') return 'ready'
  if (isUploading) return 'uploading'
  return newestState ?? 'empty'
}
