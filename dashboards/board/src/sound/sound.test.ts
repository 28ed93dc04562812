import { describe, expect, it } from 'vitest'
import { isReady, play, TUNES } from './sound'

describe('tunes', () => {
  it('are told apart by their first tone, and end soon', () => {
    expect(new Set(Object.values(TUNES).map((tune) => tune[0]?.hertz)).size).toBe(3)
    for (const note of Object.values(TUNES).flat()) {
      expect(note.atS + note.forS).toBeLessThan(3)
    }
  })

  it('are silent, not an error, before the browser allows sound', () => {
    expect(isReady.get()).toBe(false)
    expect(() => play('CRITICAL')).not.toThrow()
  })
})
