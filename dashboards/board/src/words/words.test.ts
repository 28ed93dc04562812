import { describe, expect, it } from 'vitest'
import { en } from './en'
import { say, wordsOf, type Word } from './language'
import { zh } from './zh'

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

describe('dictionaries', () => {
  it('have the same words', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })

  it('have the same places for values, and no empty word', () => {
    for (const word of Object.keys(zh) as Word[]) {
      expect(placeholders(en[word]), word).toEqual(placeholders(zh[word]))
      expect(zh[word].trim() && en[word].trim(), word).not.toBe('')
    }
  })

  it('are each in their own language', () => {
    const foreign = Object.entries(en).filter(([word, text]) => /\p{Script=Han}/u.test(text) && word !== 'tool.language')

    expect(foreign).toEqual([])
  })

  it('use the words of the field', () => {
    expect([zh['severity.CRITICAL'], zh['severity.WARNING'], zh['severity.NOTICE']]).toEqual(['严重', '警告', '提示'])
    expect([zh['action.ACK'], zh['action.SHELVE'], zh['flow.turnedBack']]).toEqual(['确认', '搁置', '劝返'])
  })
})

describe('say', () => {
  it('puts values in their places, also where they look like a place', () => {
    expect(say('alerts.shown', 'en', { n: '{of}', of: 9 })).toBe('{of} of 9 shown')
  })

  it('leaves a code that it does not know as it is', () => {
    expect(wordsOf('zh').code('state', 'OPEN')).toBe('未确认')
    expect(wordsOf('zh').code('state', 'NEW_STATE')).toBe('NEW_STATE')
    expect(wordsOf('zh').code('constructor', 'name')).toBe('name')
  })
})
