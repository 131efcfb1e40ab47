import type { PhotoSwipeOptions } from 'photoswipe'

/** Below this height a picture takes all of it, and the words stand over it. */
const lowScreen = 500
/** The bar above, and a caption of two lines below. */
const beside = { top: 60, bottom: 104, left: 0, right: 0 }
const none = { top: 0, bottom: 0, left: 0, right: 0 }

/** How the lightbox looks and moves, and its words, as the page gives them. */
export function lookOf({ close, zoom, previous, next, failed }: DOMStringMap): Partial<PhotoSwipeOptions> {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    showHideAnimationType: isCalm ? 'none' : 'zoom',
    ...(isCalm ? { zoomAnimationDuration: false } : {}),
    bgOpacity: 1,
    paddingFn: ({ y }) => (y < lowScreen ? none : beside),
    counter: false,
    ...{ closeTitle: close ?? '', zoomTitle: zoom ?? '', arrowPrevTitle: previous ?? '', arrowNextTitle: next ?? '' },
    errorMsg: failed ?? '',
  }
}
