import { describe, expect, it } from 'vitest'
import { isWriting, keyName } from './keys'

const press = (key: string, other: object = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...other })

describe('keys', () => {
  it('leave combinations and Chinese input to the browser', () => {
    expect(press('a')).toBe('a')
    expect(press('a', { ctrlKey: true })).toBe('')
    expect(press('a', { isComposing: true })).toBe('')
  })

  it('are letters where one writes', () => {
    const box = document.createElement('input')
    const tick = document.createElement('input')
    tick.type = 'checkbox'

    expect([box, document.createElement('textarea'), tick, document.body, null].map(isWriting)).toEqual([
      true, true, false, false, false,
    ])
  })
})
