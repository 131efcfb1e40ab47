import type { MaterialList } from './queries.ts'

export type ShownState = 'empty' | 'uploading' | 'checking' | 'refused' | 'ready' | 'withdrawn'

type Standing = Pick<MaterialList['rows'][number], 'material' | 'newestState' | 'isUploading'>

/** How a material stands, in one word: what is new before what was. */
export function stateOf({ material, newestState, isUploading }: Standing): ShownState {
  if (material.withdrawnAt) return 'withdrawn'
  if (material.kind === 'link') return 'ready'
  if (isUploading) return 'uploading'
  return newestState ?? 'empty'
}
