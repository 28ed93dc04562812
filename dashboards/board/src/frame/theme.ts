import { Observable } from '../state/observable'
import { remembered } from '../state/remembered'

export type Theme = 'dark' | 'light'

const choice = remembered('theme', ['system', 'dark', 'light'] as const, 'system')

/** The theme shown: the officer's choice, else what the system asks for. */
export const theme = new Observable<Theme>('dark')

export function followTheme(): void {
  const light = matchMedia('(prefers-color-scheme: light)')
  const show = () => {
    const chosen = choice.get()
    theme.set(chosen === 'system' ? (light.matches ? 'light' : 'dark') : chosen)
    document.documentElement.dataset['theme'] = theme.get()
  }
  light.addEventListener('change', show)
  choice.watch(show)
  show()
}

export function otherTheme(): void {
  choice.set(theme.get() === 'dark' ? 'light' : 'dark')
}
