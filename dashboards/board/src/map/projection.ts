/** A flat map of one district: a degree of longitude is shortened by the cosine of the latitude, nothing else. */

export interface Place {
  latitude: number
  longitude: number
}

export interface Point {
  x: number
  y: number
}

export type Projection = (place: Place) => Point

/** Half of the outermost hundredth is left to lie outside: one wrong coordinate must not shrink the district to a dot. */
const OUTLIERS = 0.005

/** Fits the places into a rectangle, with a margin, keeping the shape of the land; north is up. */
export function fit(places: readonly Place[], width: number, height: number, margin: number): Projection {
  if (places.length === 0) {
    return () => ({ x: width / 2, y: height / 2 })
  }
  const latitudes = bounds(places.map((place) => place.latitude))
  const longitudes = bounds(places.map((place) => place.longitude))
  const middle = { latitude: mean(latitudes), longitude: mean(longitudes) }
  const shrink = Math.cos((middle.latitude * Math.PI) / 180)
  const scale = Math.min(
    (width - 2 * margin) / Math.max((longitudes[1] - longitudes[0]) * shrink, 1e-6),
    (height - 2 * margin) / Math.max(latitudes[1] - latitudes[0], 1e-6),
  )
  return ({ latitude, longitude }) => ({
    x: width / 2 + (longitude - middle.longitude) * shrink * scale,
    y: height / 2 - (latitude - middle.latitude) * scale,
  })
}

function bounds(values: number[]): [number, number] {
  const sorted = [...values].sort((one, other) => one - other)
  const last = sorted.length - 1
  const skip = Math.floor(last * OUTLIERS)
  return [sorted[skip] ?? 0, sorted[last - skip] ?? 0]
}

function mean([low, high]: [number, number]): number {
  return (low + high) / 2
}

/** What part of the map is in sight: scaled about the origin, then moved. */
export interface Sight {
  scale: number
  x: number
  y: number
}

export const WHOLE: Sight = { scale: 1, x: 0, y: 0 }
export const CLOSEST = 40

/** The same point stays under the pointer while the map grows or shrinks. */
export function zoomed(sight: Sight, factor: number, at: Point): Sight {
  const scale = Math.min(CLOSEST, Math.max(1, sight.scale * factor))
  const grown = scale / sight.scale
  return scale === 1 ? WHOLE : { scale, x: at.x - (at.x - sight.x) * grown, y: at.y - (at.y - sight.y) * grown }
}
