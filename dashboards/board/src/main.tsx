import { render } from 'preact'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/alerts.css'
import './styles/flow.css'
import './styles/duty.css'
import './styles/hubs.css'
import './styles/quarantine.css'
import './styles/reports.css'
import { watchForCritical } from './alerts/alarm'
import { readActor } from './data/actor'
import { App } from './frame/App'
import { Guard } from './frame/Guard'
import { live } from './frame/live'
import { followRoute } from './frame/route'
import { followTheme } from './frame/theme'
import { listenForGesture } from './sound/sound'

readActor()
followTheme()
followRoute()
listenForGesture()
watchForCritical(live)
live.start()

const place = document.getElementById('board')
if (place !== null) {
  render(
    <Guard>
      <App />
    </Guard>,
    place,
  )
}
