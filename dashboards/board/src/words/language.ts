import { useObserved } from '../state/observable'
import { remembered } from '../state/remembered'
import { en } from './en'
import { zh } from './zh'

export type Language = 'zh' | 'en'
export type Word = keyof typeof zh
export type Values = Readonly<Record<string, string | number>>

export const language = remembered<Language>('language', ['zh', 'en'], 'zh')

const DICTIONARIES: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { zh, en }

/** The word in the language, with `{name}` replaced by values. */
export function say(word: Word, of: Language, values: Values = {}): string {
  return DICTIONARIES[of][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Whether there is such a word: codes of the server become words by their name, new ones stay codes. */
export function isWord(word: string): word is Word {
  return Object.hasOwn(zh, word)
}

export interface Words {
  language: Language
  t: (word: Word, values?: Values) => string
  /** The word for a code of the server, such as `state.OPEN`; the code itself where there is none. */
  code: (group: string, code: string) => string
}

export function wordsOf(of: Language): Words {
  return {
    language: of,
    t: (word, values) => say(word, of, values),
    code: (group, code) => {
      const word = `${group}.${code}`
      return isWord(word) ? say(word, of) : code
    },
  }
}

const WORDS = { zh: wordsOf('zh'), en: wordsOf('en') }

export function useWords(): Words {
  return WORDS[useObserved(language)]
}

export function otherLanguage(): void {
  language.update((now) => (now === 'zh' ? 'en' : 'zh'))
}
