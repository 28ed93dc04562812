import { elementScroll, observeElementOffset, observeElementRect, type VirtualItem, Virtualizer } from '@tanstack/virtual-core'
import { type RefObject } from 'preact'
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks'

export interface VirtualList {
  items: VirtualItem[]
  totalHeight: number
  /** Brings a row into sight. */
  reveal: (index: number) => void
}

const ROWS_BEYOND = 8

/** The rows of a long list that are in sight, with some beyond: the page holds dozens, not thousands. */
export function useVirtual(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  height: (index: number) => number,
): VirtualList {
  const [, draw] = useReducer((count: number) => count + 1, 0)
  const options = {
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: height,
    getItemKey: (index: number) => keys[index] ?? index,
    overscan: ROWS_BEYOND,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => draw(undefined),
  }
  const kept = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null)
  kept.current ??= new Virtualizer(options)
  const virtualizer = kept.current
  virtualizer.setOptions(options)
  useLayoutEffect(() => virtualizer._didMount(), [])
  useLayoutEffect(() => virtualizer._willUpdate())
  const shape = keys.map((_, index) => height(index)).join()
  const drawn = useRef(shape)
  if (drawn.current !== shape) {
    drawn.current = shape
    virtualizer.measure()
  }
  return {
    items: virtualizer.getVirtualItems(),
    totalHeight: virtualizer.getTotalSize(),
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
