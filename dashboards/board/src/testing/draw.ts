import { render } from 'preact'
import { act } from 'preact/test-utils'

const place = document.createElement('div')
document.body.append(place)

/** Draws into the page and returns where, in place of what was drawn before. */
export function draw(node: preact.ComponentChildren): HTMLElement {
  void act(() => render(node, place))
  return place
}

/** Takes away what was drawn. */
export function clear(): void {
  draw(null)
}
